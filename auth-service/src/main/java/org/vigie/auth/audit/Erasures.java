package org.vigie.auth.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Names that are to be forgotten outside the trail too; each is kept until the services that own data have done so. */
@Repository
public class Erasures {
    // tables that name an author, and what that author did
    private static final Map<String, String> OWN = Map.of(
            "retention", "changed",
            "second_factor_rule", "changed",
            "privacy_record", "changed",
            "partner_client", "created");

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
        rewriteOwn();
    }

    /** Puts the pseudonyms where auth-service itself keeps who has decided something. */
    public void rewriteOwn() {
        OWN.forEach((table, author) -> jdbc.sql(
                        "UPDATE " + table + " t SET " + author + "_by = e.pseudonym FROM erasure e WHERE t." + author
                                + "_by = e.name AND t." + author + "_at BETWEEN e.since AND e.until")
                .update());
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
