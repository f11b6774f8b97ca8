package org.vigie.prediction.surveillance.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.hub.HubTargetData;
import org.vigie.forecasting.series.Revision;
import org.vigie.prediction.jobs.JobFailedException;
import org.vigie.prediction.surveillance.SmallCells;
import org.vigie.prediction.surveillance.ingest.VintageWriter;

/** Appends changes: COPY into a staging table, then one statement that keeps what says something new. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class JdbcVintageWriter implements VintageWriter {
    private static final int BUFFER_CHARS = 1 << 16;
    /** So many new rows that the planner should look at the table again before anybody reads it. */
    private static final long MANY = 100_000;

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

    JdbcVintageWriter(
            JdbcClient jdbc,
            DataSource dataSource,
            DataRevisions revisions,
            SmallCells smallCells,
            TotalChanges totals) {
        this.totals = totals;
        this.smallCells = smallCells;
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.revisions = revisions;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY, rollbackFor = IOException.class)
    public HubTargetData stage(RevisionReader reader) throws IOException {
        jdbc.sql("""
                create temporary table if not exists staged (
                    place text not null, period_end date not null, known_from date not null, value double precision
                ) on commit drop
                """).update();
        jdbc.sql("truncate staged").update();
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy staged from stdin");
            try {
                CopiedRows rows = new CopiedRows(copy);
                HubTargetData data = reader.readInto(rows);
                rows.flush();
                copy.endCopy();
                return data;
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw new IOException("copying rows into the staging table failed", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    @Override
    public long append(long importId, HubProfile profile, String stratum, String source, boolean synthetic) {
        int sourceId = source(source, synthetic);
        jdbc.sql("""
                insert into surveillance.series (disease, indicator, place, stratum, source)
                select distinct :disease, :indicator, place, :stratum, :source from staged
                on conflict do nothing
                """)
                .param("disease", profile.disease())
                .param("indicator", profile.indicator())
                .param("stratum", stratum)
                .param("source", sourceId)
                .update();
        jdbc.sql("analyze staged").update();
        jdbc.sql("set local work_mem = '128MB'").update();
        totals.prepare();
        jdbc.sql(MERGE.replace("%s", hasObservations(profile, sourceId) ? KNOWN_BEFORE : ""))
                .param("disease", profile.disease())
                .param("indicator", profile.indicator())
                .param("stratum", stratum)
                .param("source", sourceId)
                .param("import", importId)
                .update();
        long changes;
        try {
            changes = jdbc.sql(APPEND).update();
        } catch (DataIntegrityViolationException conflict) {
            throw new JobFailedException("import.conflicting-duplicate", profile.id());
        }
        if (changes >= MANY) {
            jdbc.sql("analyze surveillance.observation").update();
        }
        if (changes > 0) {
            totals.imported(profile);
            smallCells.follow(importId, profile);
            revisions.changed(profile.id());
        }
        return changes;
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

    /** Writes revisions in PostgreSQL's text format, a buffer at a time. */
    private static final class CopiedRows implements Consumer<Revision> {
        private final CopyIn copy;
        private final StringBuilder buffer = new StringBuilder(BUFFER_CHARS + 128);

        CopiedRows(CopyIn copy) {
            this.copy = copy;
        }

        @Override
        public void accept(Revision revision) {
            buffer.append(revision.place()).append('\t').append(revision.targetEndDate());
            buffer.append('\t').append(revision.asOf()).append('\t');
            if (Double.isNaN(revision.value())) {
                buffer.append("\\N");
            } else {
                buffer.append(revision.value());
            }
            buffer.append('\n');
            if (buffer.length() >= BUFFER_CHARS) {
                flush();
            }
        }

        void flush() {
            byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
            buffer.setLength(0);
            try {
                copy.writeToCopy(bytes, 0, bytes.length);
            } catch (SQLException e) {
                throw new UncheckedIOException(new IOException("copying rows into the staging table failed", e));
            }
        }
    }
}
