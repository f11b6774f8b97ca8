package org.vigie.prediction.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The queue of jobs as those see it who keep the installation running: what waits, what runs where, what failed. */
@Repository
@Transactional(readOnly = true)
class JobQueue {
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    JobQueue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One job that has not ended, or that failed.
     *
     * @param attempts how often it was begun; more than one where a process died under it
     * @param lastLine what it last wrote into its log
     * @param runner the process that has it
     * @param heartbeatAt when that process last said that it lives
     */
    record Entry(
            UUID id,
            String kind,
            long subject,
            String state,
            int attempts,
            int done,
            int total,
            @Nullable String step,
            @Nullable String problem,
            @Nullable String lastLine,
            @Nullable String runner,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Instant heartbeatAt) {}

    /** Jobs that run, then those that wait, then those that failed within the time given; the newest first. */
    List<Entry> open(Duration failedWithin) {
        return jdbc.sql("""
                select j.*, t.picked_by, t.last_heartbeat,
                    (select l.text from jobs.log_line l where l.job = j.id order by l.line desc limit 1) as last_line
                from jobs.job j
                left join jobs.scheduled_tasks t on t.task_name = 'job' and t.task_instance = j.id::text
                where j.state in ('queued', 'running') or (j.state = 'failed' and j.finished_at > ?)
                order by array_position(array['running', 'queued', 'failed'], j.state), j.created_at desc
                limit ?
                """)
                .params(ago(failedWithin), MOST)
                .query(JobQueue::entry)
                .list();
    }

    long count(String kind, String state) {
        return jdbc.sql("select count(*) from jobs.job where kind = ? and state = ?")
                .params(kind, state)
                .query(Long.class)
                .single();
    }

    long failed(String kind, Duration within) {
        return jdbc.sql("select count(*) from jobs.job where kind = ? and state = 'failed' and finished_at > ?")
                .params(kind, ago(within))
                .query(Long.class)
                .single();
    }

    /** How long the oldest job of the kind has waited; none where none waits. */
    Optional<Duration> longestWait(String kind) {
        return jdbc.sql("select min(created_at) from jobs.job where kind = ? and state = 'queued'")
                .param(kind)
                .query((row, number) -> Optional.ofNullable(instant(row, 1)))
                .single()
                .map(since -> Duration.between(since, clock.instant()));
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getLong("subject"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getInt("done"),
                row.getInt("total"),
                row.getString("step"),
                row.getString("problem"),
                row.getString("last_line"),
                row.getString("picked_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                instant(row, "last_heartbeat"));
    }

    private OffsetDateTime ago(Duration time) {
        return clock.instant().minus(time).atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        return instant(row, row.findColumn(column));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
