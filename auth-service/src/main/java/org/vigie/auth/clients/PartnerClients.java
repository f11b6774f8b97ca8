package org.vigie.auth.clients;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The clients that administrators make for partners, each with a secret of 256 random bits that is shown once. */
@Repository
public class PartnerClients {
    /** What a partner's program may be allowed. */
    public static final List<String> SCOPES = List.of("forecasts:read", "observations:read");

    private static final String SELECT = """
            SELECT p.*, c.client_name, c.scopes FROM partner_client p JOIN oauth2_registered_client c USING (id)
            """;

    private final JdbcClient jdbc;
    private final EnabledClients registered;
    private final Clock clock;
    private final ClientSecrets secrets = new ClientSecrets();
    private final SecureRandom random = new SecureRandom();

    PartnerClients(JdbcClient jdbc, EnabledClients registered, Clock clock) {
        this.jdbc = jdbc;
        this.registered = registered;
        this.clock = clock;
    }

    public List<PartnerClient> list() {
        return jdbc.sql(SELECT + "ORDER BY id").query(PartnerClients::client).list();
    }

    public Optional<PartnerClient> find(String id) {
        return jdbc.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query(PartnerClients::client)
                .optional();
    }

    /** Makes a client and gives its secret, or no text where it needs none; empty where the id is taken. */
    @Transactional
    public Optional<String> make(
            String id, String name, String contact, List<String> scopes, ClientProof proof, String actor) {
        var taken = jdbc.sql("""
                SELECT EXISTS (SELECT FROM oauth2_registered_client WHERE client_id = :id)
                    OR EXISTS (SELECT FROM account WHERE lower(username) = :id AND NOT closed)""").param("id", id).query(Boolean.class).single();
        if (taken) {
            return Optional.empty();
        }
        var bySecret = proof.method() == ClientMethod.CLIENT_SECRET;
        var secret = bySecret ? secret() : "";
        registered.save(
                bySecret
                        ? ConfiguredClients.machine(id, name, secrets.encode(secret), scopes)
                        : ConfiguredClients.machine(id, name, proof, scopes));
        jdbc.sql("""
                INSERT INTO partner_client (id, contact, method, proof, created_at, created_by, secret_changed_at)
                VALUES (:id, :contact, :method, :proof, :now, :actor, :now)""")
                .param("id", id)
                .param("contact", contact)
                .param("method", proof.method().id())
                .param("proof", proof.shown())
                .param("actor", actor)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return Optional.of(secret);
    }

    /** Replaces the registered keys or certificate of a client that has no secret. */
    @Transactional
    public void prove(String id, ClientProof proof) {
        var before = find(id).orElseThrow();
        registered.save(ConfiguredClients.machine(id, before.name(), proof, before.scopes()));
        jdbc.sql("""
                UPDATE partner_client SET method = :method, proof = :proof, secret_changed_at = :now WHERE id = :id""")
                .param("method", proof.method().id())
                .param("proof", proof.shown())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    /** Gives the client another secret; the old one is void at once. */
    @Transactional
    public String renewSecret(String id) {
        var secret = secret();
        jdbc.sql("UPDATE oauth2_registered_client SET client_secret = :secret WHERE id = :id")
                .param("secret", secrets.encode(secret))
                .param("id", id)
                .update();
        jdbc.sql("UPDATE partner_client SET secret_changed_at = :now WHERE id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        registered.forget();
        return secret;
    }

    /** Lets a client get no tokens any more, or again. */
    @Transactional
    public void disable(String id, boolean disabled) {
        jdbc.sql("UPDATE partner_client SET disabled = :disabled WHERE id = :id")
                .param("disabled", disabled)
                .param("id", id)
                .update();
        jdbc.sql("DELETE FROM oauth2_authorization WHERE registered_client_id = :id")
                .param("id", id)
                .update();
        registered.forget();
    }

    private String secret() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static PartnerClient client(ResultSet row, int number) throws SQLException {
        return new PartnerClient(
                row.getString("id"),
                row.getString("client_name"),
                row.getString("contact"),
                List.of(row.getString("scopes").split(",")).stream().sorted().toList(),
                row.getString("method"),
                row.getString("proof"),
                row.getBoolean("disabled"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                row.getTimestamp("secret_changed_at").toInstant());
    }
}
