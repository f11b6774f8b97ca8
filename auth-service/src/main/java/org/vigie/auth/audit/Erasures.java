package org.vigie.auth.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Names that the services that own data have to forget too; each is kept until that is done. */
@Repository
public class Erasures {
    /** Under which name a person worked, from when to when, and what is to stand there instead. */
    record Erasure(UUID id, String name, Instant since, Instant until, String pseudonym) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Erasures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds a person who is erased now. */
    public void add(String name, Instant since, String pseudonym) {
        jdbc.sql("""
                INSERT INTO erasure (id, name, since, until, pseudonym)
                VALUES (gen_random_uuid(), :name, :since, :until, :pseudonym)""")
                .param("name", name)
                .param("since", Timestamp.from(since))
                .param("until", Timestamp.from(clock.instant()))
                .param("pseudonym", pseudonym)
                .update();
    }

    List<Erasure> open() {
        return jdbc.sql("SELECT * FROM erasure ORDER BY until LIMIT 500")
                .query((row, number) -> new Erasure(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getTimestamp("since").toInstant(),
                        row.getTimestamp("until").toInstant(),
                        row.getString("pseudonym")))
                .list();
    }

    void done(UUID id) {
        jdbc.sql("DELETE FROM erasure WHERE id = :id").param("id", id).update();
    }
}
