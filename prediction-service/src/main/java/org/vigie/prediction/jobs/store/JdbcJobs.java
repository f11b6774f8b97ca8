package org.vigie.prediction.jobs.store;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.prediction.jobs.Job;
import org.vigie.prediction.jobs.JobJournal;

/** Jobs and their logs in the database; progress is written outside the work's own transaction. */
@Repository
@Transactional
class JdbcJobs implements JobJournal {
    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcJobs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void add(UUID id, String kind, long subject, String requestedBy, Locale language) {
        jdbc.sql("""
                insert into jobs.job (id, kind, subject, state, requested_by, language, created_at)
                values (?, ?, ?, 'queued', ?, ?, ?)
                """)
                .params(id, kind, subject, requestedBy, language.toLanguageTag(), now())
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Job> find(UUID id) {
        return jdbc.sql("select * from jobs.job where id = ?")
                .param(id)
                .query((row, number) -> new Job(
                        id,
                        row.getString("kind"),
                        row.getLong("subject"),
                        Job.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getInt("done"),
                        row.getInt("total"),
                        row.getString("step"),
                        log(id),
                        row.getString("result"),
                        row.getString("problem")))
                .optional();
    }

    private List<Job.LogLine> log(UUID id) {
        return jdbc.sql("select at, text from jobs.log_line where job = ? order by line")
                .param(id)
                .query((row, number) -> new Job.LogLine(
                        row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("text")))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Job> findFor(String kind, long subject) {
        return jdbc.sql("select id from jobs.job where kind = ? and subject = ? order by created_at desc limit 1")
                .params(kind, subject)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    @Override
    public Optional<Start> start(UUID id) {
        return jdbc.sql("""
                update jobs.job set state = 'running', attempts = attempts + 1,
                    started_at = coalesce(started_at, ?)
                where id = ? and state in ('queued', 'running')
                returning kind, subject, attempts, language
                """)
                .params(now(), id)
                .query((row, number) -> new Start(
                        row.getString("kind"),
                        row.getLong("subject"),
                        row.getInt("attempts"),
                        Locale.forLanguageTag(row.getString("language"))))
                .optional();
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean progress(UUID id, int done, int total, String step) {
        return jdbc.sql("""
                update jobs.job set done = ?, total = ?, step = ? where id = ? returning cancel_requested
                """).params(done, total, step, id).query(Boolean.class).single();
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void log(UUID id, String text) {
        jdbc.sql("insert into jobs.log_line (job, at, text) values (?, ?, ?)")
                .params(id, now(), text)
                .update();
    }

    @Override
    public boolean requestCancel(UUID id) {
        return jdbc.sql("""
                update jobs.job set cancel_requested = true where id = ? and state in ('queued', 'running')
                returning state = 'queued'
                """).param(id).query(Boolean.class).optional().orElse(false);
    }

    @Override
    public void end(UUID id, Job.State state, @Nullable String result, @Nullable String problem) {
        jdbc.sql("""
                update jobs.job set state = ?, result = ?, problem = ?, finished_at = ?, step = null,
                    done = case when ? = 'succeeded' then total else done end
                where id = ?
                """)
                .params(Arrays.asList(name(state), result, problem, now(), name(state), id))
                .update();
    }

    private static String name(Job.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
