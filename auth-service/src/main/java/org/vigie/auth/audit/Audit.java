package org.vigie.auth.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The audit trail. */
@Service
public class Audit {
    private static final int CHAIN_LOCK = 0x5167_6175;

    // "unknown" has an alias like a name: to look none up would tell, by the time it takes, that there is no such
    // account
    private static final Set<String> NOBODY = Set.of("", "system");
    private static final String READ = """
            SELECT e.number, e.at, e.event, coalesce(a.name, e.actor) AS actor, coalesce(s.name, e.subject) AS subject,
                   e.address, e.detail
            FROM audit.event e LEFT JOIN audit.name a ON a.alias = e.actor LEFT JOIN audit.name s ON s.alias = e.subject
            """;

    private record Link(long number, byte[] hash) {
        String head() {
            return number + ":" + HexFormat.of().formatHex(hash);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Audit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Appends an event, whatever becomes of the work around it. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void add(String event, String actor, String subject, String address, String detail) {
        lock();
        append(clock.instant(), event, alias(actor), alias(subject), address, detail);
    }

    /** Appends events that another service has kept until now, all or none; one that is here already is left out. */
    @Transactional
    void take(List<DeliveredEvent> delivered) {
        lock();
        for (var each : delivered) {
            var isNew =
                    jdbc.sql("INSERT INTO audit.delivered (id, number) VALUES (:id, :number) ON CONFLICT DO NOTHING")
                                    .param("id", each.id())
                                    .param("number", last().number() + 1)
                                    .update()
                            == 1;
            if (isNew) {
                append(each.at(), each.event(), alias(each.actor()), each.subject(), each.address(), each.detail());
            }
        }
    }

    private void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                .param("lock", CHAIN_LOCK)
                .query((row, number) -> true)
                .single();
    }

    private Link last() {
        return jdbc.sql("SELECT number, hash FROM audit.event ORDER BY number DESC LIMIT 1")
                .query(Audit::link)
                .optional()
                .orElseGet(this::start);
    }

    private void append(Instant at, String event, String actor, String subject, String address, String detail) {
        var last = last();
        var next = new AuditEvent(
                last.number() + 1, at.truncatedTo(ChronoUnit.MILLIS), event, actor, subject, address, detail);
        jdbc.sql("""
                INSERT INTO audit.event (number, at, event, actor, subject, address, detail, hash)
                VALUES (:number, :at, :event, :actor, :subject, :address, :detail, :hash)""")
                .param("number", next.number())
                .param("at", Timestamp.from(next.at()))
                .param("event", event)
                .param("actor", actor)
                .param("subject", subject)
                .param("address", address)
                .param("detail", detail)
                .param("hash", next.hash(last.hash()))
                .update();
    }

    /** Events that match, newest first; an empty text matches all. */
    public List<AuditEvent> search(AuditQuery query) {
        return jdbc.sql(READ + """
                WHERE e.number < :before AND e.at >= :from AND e.at < :to
                  AND (:event = '' OR e.event = :event OR e.event LIKE :event || '.%')
                  AND (:actor = '' OR coalesce(a.name, e.actor) = :actor)
                  AND (:text = '' OR position(lower(:text) IN lower(
                        coalesce(s.name, e.subject) || ' ' || e.detail || ' ' || e.address)) > 0)
                ORDER BY e.number DESC LIMIT :limit""")
                .param("before", query.before())
                .param("from", Timestamp.from(query.from()))
                .param("to", Timestamp.from(query.to()))
                .param("event", query.event())
                .param("actor", query.actor())
                .param("text", query.text())
                .param("limit", query.limit())
                .query(Audit::event)
                .list();
    }

    /** All events that a person did or that concern her, oldest first. */
    public List<AuditEvent> about(String name) {
        return jdbc.sql(READ + "WHERE coalesce(a.name, e.actor) = :name OR coalesce(s.name, e.subject) = :name"
                        + " ORDER BY e.number")
                .param("name", name)
                .query(Audit::event)
                .list();
    }

    /** Forgets who it was: the events stay, under a name that says nothing and is given back. */
    @Transactional
    public String forget(String name) {
        return jdbc.sql("""
                UPDATE audit.name SET name = 'erased-' || left(alias, 8) WHERE name = :name RETURNING name""").param("name", name).query(String.class).single();
    }

    /** Tells the one who had this name apart from the one who has it from now on. */
    @Transactional
    public void release(String name) {
        jdbc.sql("UPDATE audit.name SET name = name || ' (until ' || :now || ')' WHERE name = :name")
                .param("now", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .param("name", name)
                .update();
    }

    /** The number of the first event that was tampered with or that follows a gap, if there is one. */
    @Transactional(readOnly = true)
    public OptionalLong firstBroken() {
        var expected = start();
        for (var rows = page(expected.number()); !rows.isEmpty(); rows = page(expected.number())) {
            for (var row : rows) {
                var whole = row.event().number() == expected.number() + 1
                        && Arrays.equals(row.event().hash(expected.hash()), row.hash());
                if (!whole) {
                    return OptionalLong.of(row.event().number());
                }
                expected = new Link(row.event().number(), row.hash());
            }
        }
        return OptionalLong.empty();
    }

    /** The number and the hash of the newest event: who notes them elsewhere can prove later that it is still there. */
    public String head() {
        return last().head();
    }

    /** Whether the chain still holds a head noted earlier; absent where its events have been removed in time since. */
    @Transactional(readOnly = true)
    public Optional<Boolean> holds(long number, String hash) {
        var start = start();
        if (number < start.number()) {
            return Optional.empty();
        }
        var noted = number + ":" + hash;
        if (number == start.number()) {
            return Optional.of(start.head().equals(noted));
        }
        return Optional.of(jdbc.sql("SELECT number, hash FROM audit.event WHERE number = :number")
                .param("number", number)
                .query(Audit::link)
                .optional()
                .filter(link -> link.head().equals(noted))
                .isPresent());
    }

    /**
     * Removes the events before an instant, and keeps the place where the chain goes on. An event that was delivered
     * late stands behind newer ones; nothing is removed beyond the first event that is to stay.
     */
    @Transactional
    public int forgetBefore(Instant instant) {
        lock();
        var last = jdbc.sql("""
                SELECT number, hash FROM audit.event
                WHERE number < coalesce((SELECT min(number) FROM audit.event WHERE at >= :before), 9223372036854775807)
                ORDER BY number DESC LIMIT 1""")
                .param("before", Timestamp.from(instant))
                .query(Audit::link)
                .optional();
        if (last.isEmpty()) {
            return 0;
        }
        jdbc.sql("UPDATE audit.chain_start SET number = :number, hash = :hash")
                .param("number", last.get().number())
                .param("hash", last.get().hash())
                .update();
        jdbc.sql("DELETE FROM audit.delivered WHERE number <= :number")
                .param("number", last.get().number())
                .update();
        var removed = jdbc.sql("DELETE FROM audit.event WHERE number <= :number")
                .param("number", last.get().number())
                .update();
        jdbc.sql("""
                DELETE FROM audit.name
                WHERE alias NOT IN (SELECT actor FROM audit.event UNION SELECT subject FROM audit.event)""").update();
        return removed;
    }

    private String alias(String name) {
        if (NOBODY.contains(name)) {
            return name;
        }
        return jdbc.sql("""
                WITH made AS (
                    INSERT INTO audit.name (alias, name) VALUES (gen_random_uuid()::text, :name)
                    ON CONFLICT (name) DO NOTHING RETURNING alias)
                SELECT alias FROM made UNION ALL SELECT alias FROM audit.name WHERE name = :name LIMIT 1""").param("name", name).query(String.class).single();
    }

    private record Row(AuditEvent event, byte[] hash) {}

    private List<Row> page(long after) {
        return jdbc.sql("SELECT * FROM audit.event WHERE number > :after ORDER BY number LIMIT 1000")
                .param("after", after)
                .query((row, number) -> new Row(event(row, number), row.getBytes("hash")))
                .list();
    }

    private Link start() {
        return jdbc.sql("SELECT number, hash FROM audit.chain_start")
                .query(Audit::link)
                .single();
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        return new Link(row.getLong("number"), row.getBytes("hash"));
    }

    private static AuditEvent event(ResultSet row, int number) throws SQLException {
        return new AuditEvent(
                row.getLong("number"),
                row.getTimestamp("at").toInstant(),
                row.getString("event"),
                row.getString("actor"),
                row.getString("subject"),
                row.getString("address"),
                row.getString("detail"));
    }
}
