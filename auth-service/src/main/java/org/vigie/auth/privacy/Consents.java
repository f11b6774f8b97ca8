package org.vigie.auth.privacy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people have agreed to, where the law's basis is their consent; it is withdrawn as easily as given. */
@Repository
public class Consents {
    /** What may be agreed to. */
    public enum Purpose {
        /** A letter by e-mail when somebody signs in from a network that is new. */
        SIGN_IN_LETTERS
    }

    /** A consent, given once and perhaps withdrawn. */
    public record Consent(
            Purpose purpose, Instant givenAt, @Nullable Instant withdrawnAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Consents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public boolean holds(UUID account, Purpose purpose) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM consent
                               WHERE account_id = :account AND purpose = :purpose AND withdrawn_at IS NULL)""")
                .param("account", account)
                .param("purpose", purpose.name())
                .query(Boolean.class)
                .single();
    }

    /** Records the consent; false where it was given already. */
    public boolean give(UUID account, Purpose purpose) {
        return jdbc.sql("""
                INSERT INTO consent (account_id, purpose, given_at) VALUES (:account, :purpose, :now)
                ON CONFLICT (account_id, purpose) WHERE withdrawn_at IS NULL DO NOTHING""")
                        .param("account", account)
                        .param("purpose", purpose.name())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** Records the withdrawal; false where there was nothing to withdraw. */
    public boolean withdraw(UUID account, Purpose purpose) {
        return jdbc.sql("""
                UPDATE consent SET withdrawn_at = :now
                WHERE account_id = :account AND purpose = :purpose AND withdrawn_at IS NULL""")
                        .param("account", account)
                        .param("purpose", purpose.name())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** All that a person has agreed to, the newest first. */
    public List<Consent> of(UUID account) {
        return jdbc.sql("SELECT * FROM consent WHERE account_id = :account ORDER BY id DESC")
                .param("account", account)
                .query((row, number) -> {
                    var withdrawn = row.getTimestamp("withdrawn_at");
                    return new Consent(
                            Purpose.valueOf(row.getString("purpose")),
                            row.getTimestamp("given_at").toInstant(),
                            withdrawn == null ? null : withdrawn.toInstant());
                })
                .list();
    }
}
