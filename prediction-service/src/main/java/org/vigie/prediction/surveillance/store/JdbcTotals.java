package org.vigie.prediction.surveillance.store;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.surveillance.Totals;

/** Reads the changes that totals are kept as; sums of weeks with a hidden part are not shown. */
@Repository
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class JdbcTotals implements Totals {
    private final JdbcClient jdbc;

    JdbcTotals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Total> read(Query query) {
        Map<LocalDate, Integer> excluded = excluded(query);
        List<Total> totals = jdbc.sql("""
                select c.name, o.period_end, sum(o.value) as value, sum(o.present)::int as present,
                    sum(o.known)::int as known
                from surveillance.total_series t
                join surveillance.total o on o.total_series = t.id
                join catalogue.source c on c.id = t.source
                where t.disease = ? and t.indicator = ? and t.stratum = 'all' and t.whole = ? and t.kind = ?
                    and o.known_from <= ? and o.period_end >= coalesce(?::date, '-infinity')
                    and o.period_end <= coalesce(?::date, 'infinity')
                group by c.name, o.period_end
                having sum(o.known) > 0
                order by o.period_end, c.name
                """)
                .params(Arrays.asList(
                        query.profile().disease(),
                        query.profile().indicator(),
                        query.whole(),
                        query.kind(),
                        query.asOf(),
                        query.from(),
                        query.to()))
                .query((row, number) -> {
                    int present = row.getInt("present");
                    LocalDate end = row.getObject("period_end", LocalDate.class);
                    return new Total(
                            row.getString("name"),
                            end,
                            present == 0 ? null : row.getDouble("value"),
                            present,
                            row.getInt("known") - present,
                            excluded.getOrDefault(end, 0),
                            false);
                })
                .list();
        Set<LocalDate> hidden = hidden(query, totals);
        return hidden.isEmpty()
                ? totals
                : totals.stream()
                        .map(total -> hidden.contains(total.targetEndDate()) ? suppressed(total) : total)
                        .toList();
    }

    private static Total suppressed(Total total) {
        return new Total(
                total.source(), total.targetEndDate(), null, total.parts(), total.silent(), total.excluded(), true);
    }

    /** Of how many parts each week is excluded. */
    private Map<LocalDate, Integer> excluded(Query query) {
        Map<LocalDate, Integer> parts = new HashMap<>();
        jdbc.sql("""
                select w.week::date, count(distinct e.place)::int
                from surveillance.exclusion e
                join surveillance.part p on p.code = e.place and p.whole = ? and p.kind = ?
                cross join lateral generate_series(e.first_period_end, e.last_period_end, interval '1 day') w (week)
                where e.disease = ? and e.indicator = ? and e.lifted_at is null
                group by w.week
                """)
                .params(
                        query.whole(),
                        query.kind(),
                        query.profile().disease(),
                        query.profile().indicator())
                .query(row -> {
                    parts.put(row.getObject(1, LocalDate.class), row.getInt(2));
                });
        return parts;
    }

    private Set<LocalDate> hidden(Query query, List<Total> totals) {
        HubProfile profile = query.profile();
        boolean any = jdbc.sql("""
                select exists (select from protection.suppressed where disease = ? and indicator = ? and stratum = 'all')
                """)
                .params(profile.disease(), profile.indicator())
                .query(Boolean.class)
                .single();
        return !any
                ? Set.of()
                : jdbc.sql("""
                with recursive below as (
                    select code, kind from catalogue.place where parent = :whole
                    union all
                    select p.code, p.kind from catalogue.place p join below b on p.parent = b.code
                )
                select w.period_end from unnest(cast(:weeks as date[])) w (period_end)
                where exists (
                    select from protection.suppressed x
                    where x.disease = :disease and x.indicator = :indicator and x.stratum = 'all'
                        and x.period_end = w.period_end and x.place in (select code from below where kind = :kind))
                """)
                        .param("whole", query.whole())
                        .param("kind", query.kind())
                        .param("disease", profile.disease())
                        .param("indicator", profile.indicator())
                        .param(
                                "weeks",
                                totals.stream()
                                        .map(total -> total.targetEndDate().toString())
                                        .distinct()
                                        .toArray(String[]::new))
                        .query((row, number) -> row.getObject(1, LocalDate.class))
                        .set();
    }

    @Override
    public List<String> kinds(HubProfile profile, String whole) {
        return jdbc.sql("""
                select distinct kind from surveillance.total_series
                where disease = ? and indicator = ? and whole = ? order by kind
                """)
                .params(profile.disease(), profile.indicator(), whole)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
