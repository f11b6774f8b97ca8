package org.vigie.auth.sessions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The sessions and grants people have open. */
@Repository
public class OpenSessions {
    private static final int LONGEST_AGENT = 300;

    private final JdbcClient jdbc;
    private final Clock clock;

    OpenSessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Remembers from where and with what a session was begun. */
    public void begun(String sessionId, String address, String agent) {
        jdbc.sql("""
                INSERT INTO session_origin (session_id, address, agent, signed_in_at)
                VALUES (:session, :address, :agent, :now) ON CONFLICT DO NOTHING""")
                .param("session", sessionId)
                .param("address", address)
                .param("agent", agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** A person's sessions, the last used first. */
    public List<OpenSession> of(UUID person) {
        return jdbc.sql("""
                SELECT s.primary_id, s.last_access_time, o.signed_in_at, o.address, o.agent
                FROM spring_session s JOIN session_origin o USING (session_id)
                WHERE s.principal_name = :person AND s.expiry_time > :now
                ORDER BY s.last_access_time DESC""")
                .param("person", person.toString())
                .param("now", clock.millis())
                .query(OpenSessions::session)
                .list();
    }

    /** Takes back the access tokens, which say what a person may do: new ones say what she may do from now on. */
    public void renew(UUID person) {
        jdbc.sql("UPDATE oauth2_authorization SET access_token_value = NULL WHERE principal_name = :person")
                .param("person", person.toString())
                .update();
    }

    /** Ends all of them: the gateway, which asks each second, lets none of their tokens pass any more. */
    @Transactional
    public void end(UUID person) {
        jdbc.sql("DELETE FROM spring_session WHERE principal_name = :person")
                .param("person", person.toString())
                .update();
        jdbc.sql("DELETE FROM oauth2_authorization WHERE principal_name = :person")
                .param("person", person.toString())
                .update();
    }

    /** Ends one of a person's sessions and what was granted in it; false where it is not hers or over already. */
    @Transactional
    public boolean end(UUID person, UUID session) {
        var ended = jdbc.sql("""
                DELETE FROM spring_session WHERE primary_id = :session AND principal_name = :person
                RETURNING session_id""")
                .param("session", session.toString())
                .param("person", person.toString())
                .query(String.class)
                .optional();
        ended.ifPresent(secret -> jdbc.sql("""
                DELETE FROM oauth2_authorization
                WHERE principal_name = :person AND position(:sid IN oidc_id_token_metadata) > 0""")
                .param("person", person.toString())
                .param("sid", "\"" + sid(secret) + "\"")
                .update());
        return ended.isPresent();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT20M")
    int forgetOver() {
        return jdbc.sql("""
                DELETE FROM session_origin o WHERE signed_in_at < :before
                AND NOT EXISTS (SELECT FROM spring_session s WHERE s.session_id = o.session_id)""")
                .param("before", Timestamp.from(clock.instant().minus(Duration.ofHours(1))))
                .update();
    }

    /** The claim by which id tokens name their session. */
    private static String sid(String sessionId) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(sessionId.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static OpenSession session(ResultSet row, int number) throws SQLException {
        return new OpenSession(
                UUID.fromString(row.getString("primary_id")),
                row.getTimestamp("signed_in_at").toInstant(),
                Instant.ofEpochMilli(row.getLong("last_access_time")),
                row.getString("address"),
                row.getString("agent"));
    }
}
