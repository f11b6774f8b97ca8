package org.vigie.prediction.surveillance.store;

import java.io.IOException;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.hub.HubTargetData;
import org.vigie.prediction.catalogue.ProfileName;
import org.vigie.prediction.jobs.JobFailedException;
import org.vigie.prediction.surveillance.SmallCells;
import org.vigie.prediction.surveillance.ingest.VintageWriter;

/**
 * Appends changes. Rows of series that are new go straight into the vintages as long as they come in order; all others are copied
 * into a staging table, of which one statement keeps what says something new.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class JdbcVintageWriter implements VintageWriter {
    /** So many new rows that the planner, and a vacuum, should look at the table again before anybody reads it. */
    private static final long MANY = 100_000;

    private static final String STAGED = """
            create temporary table if not exists staged (
                place text not null, period_end date not null, known_from date not null, value double precision
            ) on commit drop
            """;
    private static final String KNOWN_BEFORE = """
            union all
            select o.series, o.period_end, o.known_from, o.value, o.import, false
            from surveillance.observation o
            join (select distinct series, period_end from incoming) touched using (series, period_end)
            where not o.withdrawn
            """;
    /**
     * What was known of the weeks that the rows speak of, and those rows that say something new. Two values for the same place,
     * week and day of publication make a row that is neither a value nor a reason, which the table refuses.
     */
    private static final String MERGE = """
            insert into change (series, period_end, known_from, import, value, again, before, after)
            with incoming as (
                select s.id as series, r.period_end, r.known_from, r.value
                from staged r
                join surveillance.series s on s.place = r.place and s.disease = :disease
                    and s.indicator = :indicator and s.stratum = :stratum and s.source = :source
            ), together as (
                select series, period_end, known_from, value, :import as import, true as incoming from incoming
                %s
            ), compared as (
                select *, incoming and (row_number() over w = 1 or value is distinct from lag(value) over w) as news,
                    lag(known_from) over w = known_from and lag(incoming) over w as again
                from together
                window w as (partition by series, period_end order by known_from, incoming, import)
            ), weeks as (
                select *, bool_or(news) over (partition by series, period_end) as changed from compared
            )
            select series, period_end, known_from, import, value, again, not incoming, true
            from weeks where changed and (news or not incoming)
            """;

    private static final String APPEND = """
            insert into surveillance.observation (series, period_end, known_from, import, value, missing)
            select series, period_end, known_from, import, case when again then null else value end,
                case when value is null and again is not true then 'not-reported' end
            from change where not before
            """;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final DataRevisions revisions;
    private final SmallCells smallCells;
    private final TotalChanges totals;
    private final PublicationDays publications;

    JdbcVintageWriter(
            JdbcClient jdbc,
            DataSource dataSource,
            DataRevisions revisions,
            SmallCells smallCells,
            TotalChanges totals,
            PublicationDays publications) {
        this.publications = publications;
        this.totals = totals;
        this.smallCells = smallCells;
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.revisions = revisions;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY, rollbackFor = IOException.class)
    public Pending stage(Target target, RevisionReader reader) throws IOException {
        int source = source(target.source(), target.synthetic());
        SeriesIds series = new SeriesIds(jdbc, target, source);
        jdbc.sql(STAGED).update();
        jdbc.sql("truncate staged").update();
        boolean ordered = series.areEmpty();
        if (ordered) {
            series.reserve();
        }
        TotalSteps steps = new TotalSteps(jdbc);
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (IncomingRows rows = new IncomingRows(connection, target.importId(), series, steps, ordered)) {
            HubTargetData data = reader.readInto(rows);
            rows.finish();
            return new PendingRows(
                    this, target, source, series, steps, data, rows.newest(), rows.inOrder(), rows.staged());
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Rows that are among the vintages already, in order, or wait in the staging table of this transaction. */
    private record PendingRows(
            JdbcVintageWriter writer,
            Target target,
            int source,
            SeriesIds series,
            TotalSteps steps,
            HubTargetData data,
            @Nullable LocalDate newest,
            @Nullable OrderedRows inOrder,
            long staged)
            implements Pending {
        @Override
        public Appended append() {
            return writer.append(this);
        }

        long ordered() {
            return inOrder == null ? 0 : inOrder.changes();
        }
    }

    private Appended append(PendingRows rows) {
        if (rows.ordered() > 0) {
            rows.series().writeBegun();
        }
        if (rows.staged() > 0) {
            if (rows.ordered() > 0) {
                stageAgain(rows.target(), rows.source());
            }
            long changes = merge(rows.target(), rows.source());
            publications.imported(rows.target(), rows.source(), changed("known_from"));
            follow(rows.target(), changes, changed("period_end"));
            return new Appended(changes, rows.newest(), firstWeeks(rows.newest()));
        }
        OrderedRows copied = rows.inOrder();
        if (copied == null || copied.changes() == 0) {
            return new Appended(0, rows.newest(), Map.of());
        }
        totals.begun(rows.target(), rows.source(), rows.steps());
        publications.imported(rows.target(), rows.source(), copied.days());
        follow(rows.target(), copied.changes(), copied.weeks());
        return new Appended(copied.changes(), rows.newest(), copied.firstWeeks(rows.newest()));
    }

    private void follow(Target target, long changes, Collection<LocalDate> weeks) {
        if (changes > 0) {
            analyze(changes);
            smallCells.follow(target.profile(), weeks);
            revisions.changed(target.profile().id());
        }
    }

    private List<LocalDate> changed(String column) {
        return jdbc.sql("select distinct " + column + " from change where not before")
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .list();
    }

    private Map<String, LocalDate> firstWeeks(@Nullable LocalDate day) {
        Map<String, LocalDate> first = new HashMap<>();
        jdbc.sql("""
                select s.place, min(c.period_end) from change c join surveillance.series s on s.id = c.series
                where not c.before and c.known_from = ? group by s.place
                """).param(day).query(row -> {
            first.put(row.getString(1), row.getObject(2, LocalDate.class));
        });
        return first;
    }

    /** Takes the rows copied so far out again, so that they are compared with those that came out of order. */
    private void stageAgain(Target target, int source) {
        jdbc.sql("""
                with copied as (
                    delete from surveillance.observation o using surveillance.series s
                    where o.import + 0 = :import and s.id = o.series and s.disease = :disease and s.indicator = :indicator
                        and s.stratum = :stratum and s.source = :source
                    returning s.place, o.period_end, o.known_from, o.value
                )
                insert into staged (place, period_end, known_from, value)
                select place, period_end, known_from, value from copied
                """)
                .param("import", target.importId())
                .param("disease", target.profile().disease())
                .param("indicator", target.profile().indicator())
                .param("stratum", target.stratum())
                .param("source", source)
                .update();
    }

    /** Compares the staged rows with what is known, and appends those that say something new. */
    private long merge(Target target, int source) {
        HubProfile profile = target.profile();
        jdbc.sql("""
                insert into surveillance.series (disease, indicator, place, stratum, source)
                select distinct :disease, :indicator, place, :stratum, :source from staged
                on conflict do nothing
                """)
                .param("disease", profile.disease())
                .param("indicator", profile.indicator())
                .param("stratum", target.stratum())
                .param("source", source)
                .update();
        jdbc.sql("analyze staged").update();
        jdbc.sql("set local work_mem = '128MB'").update();
        totals.prepare();
        jdbc.sql(MERGE.replace("%s", hasObservations(profile, source) ? KNOWN_BEFORE : ""))
                .param("disease", profile.disease())
                .param("indicator", profile.indicator())
                .param("stratum", target.stratum())
                .param("source", source)
                .param("import", target.importId())
                .update();
        long changes;
        try {
            changes = jdbc.sql(APPEND).update();
        } catch (DataIntegrityViolationException conflict) {
            throw new JobFailedException("import.conflicting-duplicate", ProfileName.of(profile));
        }
        if (changes > 0) {
            totals.imported(profile);
        }
        return changes;
    }

    /** Has the planner look at the table again where it has grown by more than a tenth since it last did. */
    private void analyze(long changes) {
        long known = jdbc.sql("select reltuples::bigint from pg_class where oid = 'surveillance.observation'::regclass")
                .query(Long.class)
                .single();
        if (changes >= MANY && changes > known / 10) {
            jdbc.sql("analyze surveillance.observation").update();
        }
    }

    /**
     * Looks at the pages that no vacuum has seen; the indexes, which would take minutes, are left to autovacuum. It waits for the
     * table, which makes an autovacuum that is in the midst of that give way and begin again later.
     */
    @Override
    @Transactional(propagation = Propagation.NEVER)
    public void settle(long changes) {
        if (changes >= MANY) {
            jdbc.sql("vacuum (index_cleanup off, truncate off) surveillance.observation")
                    .update();
        }
    }

    private boolean hasObservations(HubProfile profile, int source) {
        return jdbc.sql("""
                select exists (
                    select from surveillance.series s
                    where s.disease = ? and s.indicator = ? and s.source = ?
                        and exists (select from surveillance.observation o where o.series = s.id))
                """)
                .params(profile.disease(), profile.indicator(), source)
                .query(Boolean.class)
                .single();
    }

    private int source(String name, boolean synthetic) {
        return jdbc.sql("""
                insert into catalogue.source as s (name, synthetic) values (?, ?)
                on conflict (name) do update set name = excluded.name where s.synthetic = excluded.synthetic
                returning id
                """)
                .params(name, synthetic)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new JobFailedException("import.source-is-of-other-kind", name));
    }

    @Override
    public boolean holdsOtherKind(HubProfile profile, boolean synthetic) {
        return jdbc.sql("""
                select exists (
                    select from surveillance.series s join catalogue.source c on c.id = s.source
                    where s.disease = ? and s.indicator = ? and c.synthetic <> ?
                        and exists (select from surveillance.observation o where o.series = s.id and not o.withdrawn))
                """)
                .params(profile.disease(), profile.indicator(), synthetic)
                .query(Boolean.class)
                .single();
    }
}
