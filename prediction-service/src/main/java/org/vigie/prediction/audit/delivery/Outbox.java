package org.vigie.prediction.audit.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Events that auth-service has not confirmed yet. */
@Repository
class Outbox {
    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest events that no other instance is about to deliver; they stay locked until the transaction ends. */
    List<WaitingEvent> lockOldest(int most) {
        return jdbc.sql("""
                select id, at, event, actor, subject, address, detail from audit.outbox
                where refused is null order by number limit ? for update skip locked
                """)
                .param(most)
                .query((row, number) -> new WaitingEvent(
                        row.getObject("id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("event"),
                        row.getString("actor"),
                        row.getString("subject"),
                        row.getString("address"),
                        row.getString("detail")))
                .list();
    }

    void delivered(List<WaitingEvent> events) {
        jdbc.sql("delete from audit.outbox where id = any (?::uuid[])")
                .param(events.stream().map(each -> each.id().toString()).toArray(String[]::new))
                .update();
    }

    /** Keeps an event that auth-service will not take, for the operator to look at. */
    void refused(WaitingEvent event, String why) {
        jdbc.sql("update audit.outbox set refused = ? where id = ?")
                .params(why, event.id())
                .update();
    }

    long waiting() {
        return jdbc.sql("select count(*) from audit.outbox").query(Long.class).single();
    }

    Optional<Instant> oldest() {
        return jdbc.sql("select min(at) from audit.outbox")
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }
}
