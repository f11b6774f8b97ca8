package org.vigie.auth.external;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which account a person of a provider has here. */
@Repository
public class ExternalIdentities {
    private final JdbcClient jdbc;
    private final Clock clock;

    ExternalIdentities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All identities of an account, by provider. */
    public List<ExternalIdentity> of(UUID account) {
        return jdbc.sql("SELECT * FROM external_identity WHERE account_id = :account ORDER BY provider")
                .param("account", account)
                .query(ExternalIdentities::identity)
                .list();
    }

    /** Whether an account came from a provider, which alone says who may use it. */
    public boolean isProvided(UUID account) {
        return of(account).stream().anyMatch(ExternalIdentity::provided);
    }

    Optional<ExternalIdentity> find(String issuer, String subject) {
        return jdbc.sql("SELECT * FROM external_identity WHERE issuer = :issuer AND subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(ExternalIdentities::identity)
                .optional();
    }

    /** False where the identity, or the account with this issuer, is taken. */
    boolean add(String provider, String issuer, String subject, UUID account, boolean provided) {
        return jdbc.sql("""
                INSERT INTO external_identity (issuer, subject, provider, account_id, provided, since)
                VALUES (:issuer, :subject, :provider, :account, :provided, :now) ON CONFLICT DO NOTHING""")
                        .param("issuer", issuer)
                        .param("subject", subject)
                        .param("provider", provider)
                        .param("account", account)
                        .param("provided", provided)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                > 0;
    }

    void used(String issuer, String subject) {
        jdbc.sql("UPDATE external_identity SET last_used_at = :now WHERE issuer = :issuer AND subject = :subject")
                .param("now", Timestamp.from(clock.instant()))
                .param("issuer", issuer)
                .param("subject", subject)
                .update();
    }

    /** Takes a connection away that the person has made herself. */
    boolean remove(UUID account, String provider) {
        return jdbc.sql("""
                DELETE FROM external_identity WHERE account_id = :account AND provider = :provider AND NOT provided""")
                        .param("account", account)
                        .param("provider", provider)
                        .update()
                > 0;
    }

    private static ExternalIdentity identity(ResultSet row, int number) throws SQLException {
        var lastUsed = row.getTimestamp("last_used_at");
        return new ExternalIdentity(
                row.getString("provider"),
                row.getString("issuer"),
                row.getString("subject"),
                row.getObject("account_id", UUID.class),
                row.getBoolean("provided"),
                row.getTimestamp("since").toInstant(),
                lastUsed == null ? null : lastUsed.toInstant());
    }
}
