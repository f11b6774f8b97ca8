package org.vigie.prediction.surveillance.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.surveillance.ingest.VintageWriter;

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

    /** Rows of the weeks concerned, of which some are there before the change and some after it; most are both. */
    private static final String CHANGE = """
            create temporary table if not exists change (
                series int not null, period_end date not null, known_from date not null, import bigint not null,
                value double precision, again boolean, before boolean not null, after boolean not null
            ) on commit drop
            """;

    /** "offset 0": the rows of an import lie side by side, while those of its series lie all over the table. */
    private static final String WITHDRAWN = """
            insert into change (series, period_end, known_from, import, value, before, after)
            select o.series, o.period_end, o.known_from, o.import, o.value, not o.withdrawn or o.import = :import,
                not o.withdrawn
            from surveillance.observation o
            join (
                select distinct series, period_end
                from (select * from surveillance.observation where import = :import offset 0) own
            ) touched using (series, period_end)
            """;

    /** Rows of a week in the order in which they became known, each less the one before it. */
    private static final String STEPS = """
            select series, period_end, known_from,
                %1$s * (coalesce(value, 0) - coalesce(lag(value) over w, 0)) as value,
                %1$s * ((value is not null)::int - (lag(value) over w is not null)::int) as present,
                %1$s * (row_number() over w = 1)::int as known
            from change where %2$s
            window w as (partition by series, period_end order by known_from, import)
            """;

    /** What every place is a part of, itself or by what it is a part of. */
    private static final String WHOLES = """
            wholes as materialized (
                select distinct parent as part, parent as whole from catalogue.place where parent is not null
                union all
                select code, whole from surveillance.part where code in (select parent from catalogue.place)
            )
            """;

    private static final String WRITE = """
            insert into surveillance.total as t (total_series, period_end, known_from, value, present, known)
            select r.id, b.period_end, b.known_from, sum(b.value), sum(b.present), sum(b.known)
            from %s
            group by r.id, b.period_end, b.known_from
            having sum(b.value) <> 0 or sum(b.present) <> 0 or sum(b.known) <> 0
            order by 1, 2, 3
            on conflict (total_series, period_end, known_from) do update
                set value = t.value + excluded.value, present = t.present + excluded.present,
                    known = t.known + excluded.known
            """;

    private static final String ADD = """
            with branches as materialized (
                select s.id as series, s.disease, s.indicator, s.stratum, s.source, l.kind, l.parent, dense_rank()
                    over (order by s.disease, s.indicator, s.stratum, s.source, l.kind, l.parent) as branch
                from surveillance.series s
                join catalogue.place l on l.code = s.place and l.parent is not null
                where s.id in (select series from change)
            ), steps as (%s union all %s), by_branch as (
                select b.branch, steps.period_end, steps.known_from,
                    sum(steps.value) as value, sum(steps.present) as present, sum(steps.known) as known
                from steps join branches b using (series)
                group by 1, 2, 3
            ), %s, targets as materialized (
                select b.branch, r.id
                from (select distinct branch, disease, indicator, stratum, source, kind, parent from branches) b
                join wholes w on w.part = b.parent
                join surveillance.total_series r on r.disease = b.disease and r.indicator = b.indicator
                    and r.whole = w.whole and r.kind = b.kind and r.stratum = b.stratum and r.source = b.source
            )
            %s
            """.formatted(
                    STEPS.formatted("1", "after"),
                    STEPS.formatted("-1", "before"),
                    WHOLES,
                    WRITE.formatted("by_branch b join targets r using (branch)"));

    private static final String STEP = """
            create temporary table if not exists step (
                kind text not null, parent text not null, period_end date not null, known_from date not null,
                value double precision not null, present int not null, known int not null
            ) on commit drop
            """;

    private static final String ADD_STEPS = "with " + WHOLES + WRITE.formatted("""
            step b
            join wholes w on w.part = b.parent
            join surveillance.total_series r on r.whole = w.whole and r.kind = b.kind and r.disease = :disease
                and r.indicator = :indicator and r.stratum = :stratum and r.source = :source
            """);

    private static final String BEGUN = """
            insert into change (series, period_end, known_from, import, value, before, after)
            select o.series, o.period_end, o.known_from, o.import, o.value, false, true
            from surveillance.series s join surveillance.observation o on o.series = s.id and o.import + 0 = :import
            where s.disease = :disease and s.indicator = :indicator and s.stratum = :stratum and s.source = :source
            """;

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    TotalChanges(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /** Makes the table {@code change} of this transaction, empty. */
    void prepare() {
        jdbc.sql(CHANGE).update();
        jdbc.sql("truncate change").update();
    }

    /** Follows what an import brought for a profile, as the table {@code change} says. */
    void imported(HubProfile profile) {
        addSeries(profile);
        add();
    }

    /** Follows the rows of series that an import began, as their steps say. */
    void begun(VintageWriter.Target target, int source, TotalSteps steps) {
        addSeries(target.profile());
        if (steps.areTooMany()) {
            prepare();
            of(jdbc.sql(BEGUN), target, source)
                    .param("import", target.importId())
                    .update();
            add();
            return;
        }
        jdbc.sql(STEP).update();
        jdbc.sql("truncate step").update();
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (CopiedRows rows = new CopiedRows(connection, "step")) {
            steps.forEach((branch, end, asOf, value, present, known) -> rows.text(branch.kind())
                    .text(branch.parent())
                    .day(end)
                    .day(asOf)
                    .value(value)
                    .number(present)
                    .number(known)
                    .end());
            rows.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
        jdbc.sql("analyze step").update();
        of(jdbc.sql(ADD_STEPS), target, source).update();
    }

    private static JdbcClient.StatementSpec of(JdbcClient.StatementSpec sql, VintageWriter.Target target, int source) {
        return sql.param("disease", target.profile().disease())
                .param("indicator", target.profile().indicator())
                .param("stratum", target.stratum())
                .param("source", source);
    }

    private void addSeries(HubProfile profile) {
        jdbc.sql(SERIES)
                .param("disease", profile.disease())
                .param("indicator", profile.indicator())
                .update();
    }

    /** Follows the withdrawal of an import whose rows have just been closed. */
    void withdrawn(long importId) {
        prepare();
        jdbc.sql(WITHDRAWN).param("import", importId).update();
        add();
    }

    private void add() {
        jdbc.sql("analyze change").update();
        jdbc.sql(ADD).update();
    }
}
