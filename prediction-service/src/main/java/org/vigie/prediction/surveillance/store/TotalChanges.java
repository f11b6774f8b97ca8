package org.vigie.prediction.surveillance.store;

import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.forecasting.hub.HubProfile;

/** Brings the totals of parts up to date: of each week that an import touches, what it adds less what it replaces. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class TotalChanges {
    private static final String SERIES = """
            insert into surveillance.total_series (disease, indicator, stratum, source, whole, kind)
            select distinct s.disease, s.indicator, s.stratum, s.source, p.whole, p.kind
            from surveillance.series s
            join catalogue.indicator i on i.id = s.indicator and i.aggregation = 'sum'
            join surveillance.part p on p.code = s.place
            where s.disease = :disease and s.indicator = :indicator
            on conflict do nothing
            """;

    /** Rows of a week in the order in which they became known, each less the one before it. */
    private static final String STEPS = """
            select series, period_end, known_from,
                %1$s * (coalesce(value, 0) - coalesce(lag(value) over w, 0)) as value,
                %1$s * ((value is not null)::int - (lag(value) over w is not null)::int) as present,
                %1$s * (row_number() over w = 1)::int as known
            from states where %2$s
            window w as (partition by series, period_end order by known_from, import)
            """;

    /** "offset 0": the rows of an import lie side by side, while those of its series lie all over the table. */
    private static final String OWN = """
            select o.series, o.period_end, o.known_from, o.import, o.value, o.withdrawn
            from (select * from surveillance.observation where import = :import offset 0) o
            join surveillance.series s on s.id = o.series
            where s.disease = coalesce(:disease, s.disease) and s.indicator = coalesce(:indicator, s.indicator)
                and s.stratum = coalesce(:stratum, s.stratum)
            """;

    private static final String TOUCHED = """
            select o.series, o.period_end, o.known_from, o.import, o.value, o.withdrawn
            from surveillance.observation o
            join (select distinct series, period_end from (%s) own) touched using (series, period_end)
            """.formatted(OWN);

    private static final String ADD = """
            with states as (%s), steps as (%s), by_parent as (
                select s.disease, s.indicator, s.stratum, s.source, l.kind, l.parent, steps.period_end, steps.known_from,
                    sum(steps.value) as value, sum(steps.present) as present, sum(steps.known) as known
                from steps
                join surveillance.series s on s.id = steps.series
                join catalogue.place l on l.code = s.place and l.parent is not null
                group by 1, 2, 3, 4, 5, 6, 7, 8
            ), wholes as materialized (
                select distinct parent as part, parent as whole from catalogue.place where parent is not null
                union all
                select code, whole from surveillance.part where code in (select parent from catalogue.place)
            )
            insert into surveillance.total as t (total_series, period_end, known_from, value, present, known)
            select r.id, b.period_end, b.known_from, sum(b.value), sum(b.present), sum(b.known)
            from by_parent b
            join wholes w on w.part = b.parent
            join surveillance.total_series r on r.disease = b.disease and r.indicator = b.indicator
                and r.whole = w.whole and r.kind = b.kind and r.stratum = b.stratum and r.source = b.source
            group by r.id, b.period_end, b.known_from
            having sum(b.value) <> 0 or sum(b.present) <> 0 or sum(b.known) <> 0
            order by 1, 2, 3
            on conflict (total_series, period_end, known_from) do update
                set value = t.value + excluded.value, present = t.present + excluded.present,
                    known = t.known + excluded.known
            """;

    private static final String FIRST = ADD.formatted(OWN, STEPS.formatted("1", "true"));
    private static final String NEXT = ADD.formatted(
            TOUCHED,
            STEPS.formatted("1", "not withdrawn")
                    + " union all "
                    + STEPS.formatted("-1", "not withdrawn and import <> :import"));
    private static final String WITHDRAWN = ADD.formatted(
            TOUCHED,
            STEPS.formatted("1", "not withdrawn")
                    + " union all "
                    + STEPS.formatted("-1", "not withdrawn or import = :import"));

    private final JdbcClient jdbc;

    TotalChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Follows what an import brought for one stratum of a profile.
     *
     * @param first whether nothing was known of these series before
     */
    void imported(long importId, HubProfile profile, String stratum, boolean first) {
        jdbc.sql(SERIES)
                .param("disease", profile.disease())
                .param("indicator", profile.indicator())
                .update();
        change(first ? FIRST : NEXT, importId, profile.disease(), profile.indicator(), stratum);
    }

    /** Follows the withdrawal of an import whose rows have just been closed. */
    void withdrawn(long importId) {
        change(WITHDRAWN, importId, null, null, null);
    }

    private void change(
            String sql, long importId, @Nullable String disease, @Nullable String indicator, @Nullable String stratum) {
        jdbc.sql(sql)
                .param("import", importId)
                .param("disease", disease, Types.VARCHAR)
                .param("indicator", indicator, Types.VARCHAR)
                .param("stratum", stratum, Types.VARCHAR)
                .update();
    }
}
