package org.vigie.auth.privacy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.vigie.auth.audit.Audit;
import org.vigie.auth.audit.Erasures;

/** Keeps the schedule of retention, carries it out every day, and reports what was removed. */
@Service
public class Retention {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    /** What is restricted is kept however old it is. */
    private static final String NOT_RESTRICTED =
            "account_id NOT IN (SELECT id FROM account WHERE restricted_at IS NOT NULL)";

    /** For how long a kind is kept, and since whose decision; nobody's where it is the usual time. */
    record Rule(
            Kind kind,
            int days,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {}

    /** What was removed once. */
    record Report(Instant at, Kind kind, Instant before, int removed) {}

    /** When the schedule was carried out last, and how much was removed. */
    record Run(Instant at, int removed) {}

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Erasures erasures;
    private final Clock clock;

    Retention(JdbcClient jdbc, Audit audit, Erasures erasures, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.erasures = erasures;
        this.clock = clock;
    }

    /** For how many days a kind is kept at present. */
    public int days(Kind kind) {
        return rule(kind).days();
    }

    List<Rule> rules() {
        return Arrays.stream(Kind.values()).map(this::rule).toList();
    }

    Rule change(Kind kind, int days, String actor, String from) {
        var before = rule(kind).days();
        jdbc.sql("""
                INSERT INTO retention (kind, days, changed_by, changed_at) VALUES (:kind, :days, :actor, :now)
                ON CONFLICT (kind) DO UPDATE SET days = :days, changed_by = :actor, changed_at = :now""")
                .param("kind", kind.name())
                .param("days", days)
                .param("actor", actor)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.add(
                "privacy.retention-changed",
                actor,
                "",
                from,
                "kind=" + kind + "; before=" + before + "; after=" + days);
        return rule(kind);
    }

    List<Report> reports() {
        return jdbc.sql("SELECT * FROM retention_report ORDER BY id DESC LIMIT 200")
                .query((row, number) -> new Report(
                        row.getTimestamp("at").toInstant(),
                        Kind.valueOf(row.getString("kind")),
                        row.getTimestamp("before").toInstant(),
                        row.getInt("removed")))
                .list();
    }

    @Scheduled(fixedDelayString = "PT24H", initialDelayString = "PT30M")
    void carryOut() {
        int all = 0;
        for (var rule : rules()) {
            var before = clock.instant().minus(Duration.ofDays(rule.days()));
            var removed = remove(rule.kind(), before);
            all += removed;
            if (removed > 0) {
                log.info("Removed {} of {} from before {}", removed, rule.kind(), before);
                audit.add(
                        "privacy.retention",
                        "system",
                        "",
                        "",
                        "kind=" + rule.kind() + "; removed=" + removed + "; until=" + before);
                report(rule.kind(), before, removed);
            }
        }
        jdbc.sql("""
                INSERT INTO retention_run (at, removed) VALUES (:now, :removed)
                ON CONFLICT (single) DO UPDATE SET at = :now, removed = :removed""")
                .param("now", Timestamp.from(clock.instant()))
                .param("removed", all)
                .update();
    }

    /** Carries the schedule out now, at somebody's wish. */
    Run carryOut(String actor, String from) {
        audit.add("privacy.retention-started", actor, "", from, "");
        carryOut();
        return lastRun().orElseThrow();
    }

    Optional<Run> lastRun() {
        return jdbc.sql("SELECT at, removed FROM retention_run")
                .query((row, number) -> new Run(row.getTimestamp("at").toInstant(), row.getInt("removed")))
                .optional();
    }

    private int remove(Kind kind, Instant before) {
        return switch (kind) {
            case AUDIT_EVENTS -> audit.forgetBefore(before);
            case CLOSED_ACCOUNTS -> {
                var gone = jdbc.sql("""
                        WITH gone AS (
                            DELETE FROM account WHERE closed AND closed_at < :before
                            RETURNING id, username, created_at, closed_at)
                        INSERT INTO erasure (id, name, since, until, pseudonym)
                        SELECT id, split_part(username, '/closed/', 1), created_at, closed_at,
                               'erased-' || left(id::text, 8)
                        FROM gone""").param("before", Timestamp.from(before)).update();
                erasures.rewriteOwn();
                yield gone;
            }
            case KNOWN_NETWORKS ->
                jdbc.sql("DELETE FROM known_network WHERE last_seen_at < :before AND " + NOT_RESTRICTED)
                        .param("before", Timestamp.from(before))
                        .update();
            case WITHDRAWN_CONSENTS ->
                jdbc.sql("DELETE FROM consent WHERE withdrawn_at < :before AND " + NOT_RESTRICTED)
                        .param("before", Timestamp.from(before))
                        .update();
            case RETENTION_REPORTS ->
                jdbc.sql("DELETE FROM retention_report WHERE at < :before")
                        .param("before", Timestamp.from(before))
                        .update();
        };
    }

    private void report(Kind kind, Instant before, int removed) {
        jdbc.sql("INSERT INTO retention_report (at, kind, before, removed) VALUES (:now, :kind, :before, :removed)")
                .param("now", Timestamp.from(clock.instant()))
                .param("kind", kind.name())
                .param("before", Timestamp.from(before))
                .param("removed", removed)
                .update();
    }

    private Rule rule(Kind kind) {
        return jdbc.sql("SELECT * FROM retention WHERE kind = :kind")
                .param("kind", kind.name())
                .query((row, number) -> new Rule(
                        kind,
                        row.getInt("days"),
                        row.getString("changed_by"),
                        row.getTimestamp("changed_at").toInstant()))
                .optional()
                .orElseGet(() -> new Rule(kind, kind.usualDays(), null, null));
    }
}
