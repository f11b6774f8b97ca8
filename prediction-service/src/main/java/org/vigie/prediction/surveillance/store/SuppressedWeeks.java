package org.vigie.prediction.surveillance.store;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.surveillance.ImportRequest;
import org.vigie.prediction.surveillance.SmallCells;
import org.vigie.prediction.surveillance.protection.Cell;
import org.vigie.prediction.surveillance.protection.HiddenCells;
import org.vigie.prediction.surveillance.protection.Sum;
import org.vigie.prediction.surveillance.protection.WeekTable;

/** Works out, week after week, which cells the rule hides, and keeps them. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SuppressedWeeks {
    private static final int WEEKS_AT_ONCE = 20;

    /**
     * Whether a source is held to the rule. A file whose source nobody has named counts as data of the hubs, but these publish totals
     * of countries and states only: what else stands in it is held to the rule until somebody decides otherwise.
     */
    private static final String HELD = """
            (not c.synthetic and (p.name is null or p.name = '%s' and p.decided_by = 'system'
                and (s.stratum <> 'all' or l.kind not in ('country', 'state', 'district', 'territory'))))
            """.formatted(ImportRequest.UNNAMED_SOURCE);

    private final JdbcClient jdbc;
    private final JdbcTemplate rows;
    private final Clock clock;

    SuppressedWeeks(JdbcClient jdbc, JdbcTemplate rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    /** Hides what these weeks need hidden; nothing is shown again. */
    void hideMore(HubProfile profile, SmallCells.Rule rule, Collection<LocalDate> touched) {
        if (hasProtectedSource(profile)) {
            hide(profile, rule, List.copyOf(touched));
        }
    }

    /** Forgets what was hidden and hides by the rule as it is now; whether there was or is anything to hide. */
    boolean hideAfresh(HubProfile profile, SmallCells.Rule rule) {
        int before = jdbc.sql("delete from protection.suppressed where disease = ? and indicator = ?")
                .params(profile.disease(), profile.indicator())
                .update();
        if (!hasProtectedSource(profile)) {
            return before > 0;
        }
        hide(
                profile,
                rule,
                jdbc.sql("""
                select distinct o.period_end from surveillance.observation o
                join surveillance.series s on s.id = o.series where s.disease = ? and s.indicator = ?
                """)
                        .params(profile.disease(), profile.indicator())
                        .query((row, number) -> row.getObject(1, LocalDate.class))
                        .list());
        return true;
    }

    private boolean hasProtectedSource(HubProfile profile) {
        return jdbc.sql("""
                select exists (
                    select from surveillance.series s
                    join catalogue.indicator i on i.id = s.indicator and i.unit = 'count'
                    join catalogue.source c on c.id = s.source
                    join catalogue.place l on l.code = s.place
                    left join protection.public_source p on p.name = c.name and p.already_public
                    where s.disease = ? and s.indicator = ? and %s)
                """.formatted(HELD))
                .params(profile.disease(), profile.indicator())
                .query(Boolean.class)
                .single();
    }

    private void hide(HubProfile profile, SmallCells.Rule rule, List<LocalDate> weeks) {
        List<Sum> sums = sums();
        for (int i = 0; i < weeks.size(); i += WEEKS_AT_ONCE) {
            List<LocalDate> some = weeks.subList(i, Math.min(i + WEEKS_AT_ONCE, weeks.size()));
            Map<LocalDate, Set<Cell>> before = hidden(profile, some);
            tables(profile, rule, some).forEach((end, table) -> {
                Set<Cell> known = before.getOrDefault(end, Set.of());
                List<Cell> more = HiddenCells.of(table, sums, known).stream()
                        .filter(cell -> !known.contains(cell))
                        .toList();
                add(profile, end, more);
            });
        }
    }

    private Map<LocalDate, WeekTable> tables(HubProfile profile, SmallCells.Rule rule, List<LocalDate> weeks) {
        Map<LocalDate, WeekTable> tables = new TreeMap<>();
        RowCallbackHandler each = row -> tables.computeIfAbsent(
                        row.getObject("period_end", LocalDate.class), end -> new WeekTable(rule.threshold()))
                .add(
                        new Cell(row.getString("place"), row.getString("stratum")),
                        row.getObject("known_from", LocalDate.class),
                        row.getObject("value", Double.class),
                        row.getBoolean("held_to_rule"));
        rows.query(
                """
                select s.place, s.stratum, o.period_end, o.known_from, o.value,
                    %s and not (l.kind = 'country' and s.stratum = 'all' and ?) as held_to_rule
                from surveillance.series s
                join surveillance.observation o on o.series = s.id
                join catalogue.source c on c.id = s.source
                join catalogue.place l on l.code = s.place
                left join protection.public_source p on p.name = c.name and p.already_public
                where s.disease = ? and s.indicator = ? and o.period_end = any (?::date[]) and not o.withdrawn
                order by o.known_from, o.import
                """.formatted(HELD), each, rule.countryTotals(), profile.disease(), profile.indicator(), days(weeks));
        return tables;
    }

    private Map<LocalDate, Set<Cell>> hidden(HubProfile profile, List<LocalDate> weeks) {
        Map<LocalDate, Set<Cell>> hidden = new TreeMap<>();
        jdbc.sql("""
                select place, stratum, period_end from protection.suppressed
                where disease = ? and indicator = ? and period_end = any (?::date[])
                """)
                .params(profile.disease(), profile.indicator(), days(weeks))
                .query(row -> {
                    hidden.computeIfAbsent(row.getObject("period_end", LocalDate.class), end -> new TreeSet<>())
                            .add(new Cell(row.getString("place"), row.getString("stratum")));
                });
        return hidden;
    }

    private static String[] days(List<LocalDate> weeks) {
        return weeks.stream().map(LocalDate::toString).toArray(String[]::new);
    }

    private void add(HubProfile profile, LocalDate end, Collection<Cell> cells) {
        if (cells.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into protection.suppressed (disease, indicator, place, stratum, period_end, since)
                select ?, ?, place, stratum, ?, ? from unnest(?, ?) as cell (place, stratum)
                on conflict do nothing
                """)
                .params(
                        profile.disease(),
                        profile.indicator(),
                        end,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        cells.stream().map(Cell::place).toArray(String[]::new),
                        cells.stream().map(Cell::stratum).toArray(String[]::new))
                .update();
    }

    /** Places and those right below them, in each stratum; strata and those right below them, in each place. */
    private List<Sum> sums() {
        List<String> strata = jdbc.sql("select id from catalogue.stratum")
                .query((row, number) -> row.getString(1))
                .list();
        Map<String, List<String>> byPlace =
                parts("select code, parent from catalogue.place where parent is not null order by code");
        // ages add up to the total by themselves, and sexes by themselves
        List<Map<String, List<String>>> byStratum = Stream.of("age", "sex")
                .map(dimension -> parts(
                        "select id, part_of from catalogue.stratum where dimension = '" + dimension + "' order by id"))
                .filter(parts -> !parts.isEmpty())
                .toList();
        List<Sum> sums = new ArrayList<>();
        byPlace.forEach((whole, parts) -> strata.forEach(stratum -> sums.add(new Sum(
                new Cell(whole, stratum),
                parts.stream().map(part -> new Cell(part, stratum)).toList()))));
        if (!byStratum.isEmpty()) {
            for (String place : jdbc.sql("select code from catalogue.place")
                    .query((row, number) -> row.getString(1))
                    .list()) {
                byStratum.forEach(dimension -> dimension.forEach((whole, parts) -> sums.add(new Sum(
                        new Cell(place, whole),
                        parts.stream().map(part -> new Cell(place, part)).toList()))));
            }
        }
        return sums;
    }

    private Map<String, List<String>> parts(String sql) {
        record Part(String code, String whole) {}
        return jdbc.sql(sql).query((row, number) -> new Part(row.getString(1), row.getString(2))).list().stream()
                .collect(Collectors.groupingBy(
                        Part::whole, TreeMap::new, Collectors.mapping(Part::code, Collectors.toList())));
    }
}
