package org.vigie.auth.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Counts failures per account and network together, and per network: whoever guesses is slowed down, while the person
 * signs in from elsewhere undisturbed. Where very many networks guess at one account, only those are let try from which
 * its person has signed in before.
 */
@Repository
class FailedSignIns {
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int PER_ACCOUNT_AND_ADDRESS = 5;
    static final int PER_ADDRESS = 50;
    static final int PER_ACCOUNT = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    FailedSignIns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Whether another attempt may be made. It counts as failed until it is forgiven, so that many at the same time
     * are no way around the limit.
     */
    boolean mayTry(String username, String address) {
        var attempt = jdbc.sql("""
                INSERT INTO failed_sign_in (username_hash, address, at) VALUES (:username, :address, :now)
                RETURNING id""")
                .param("username", hash(username))
                .param("address", Networks.of(address))
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        var tooMany = jdbc.sql("""
                SELECT count(*) > :perAddress
                    OR count(*) FILTER (WHERE username_hash = :username) > :perPair
                FROM failed_sign_in WHERE address = :address AND at > :since""")
                .param("perAddress", PER_ADDRESS)
                .param("perPair", PER_ACCOUNT_AND_ADDRESS)
                .param("username", hash(username))
                .param("address", Networks.of(address))
                .param("since", Timestamp.from(clock.instant().minus(WINDOW)))
                .query(Boolean.class)
                .single();
        if (tooMany) {
            jdbc.sql("DELETE FROM failed_sign_in WHERE id = :id")
                    .param("id", attempt)
                    .update();
        }
        return !tooMany;
    }

    void forgive(String username, String address) {
        jdbc.sql("DELETE FROM failed_sign_in WHERE username_hash = :username AND address = :address")
                .param("username", hash(username))
                .param("address", Networks.of(address))
                .update();
    }

    /** Whether so many networks fail at this account that strange ones are to wait. */
    boolean comeFromEverywhere(String username) {
        return jdbc.sql("SELECT count(*) > :most FROM failed_sign_in WHERE username_hash = :username AND at > :since")
                .param("most", PER_ACCOUNT)
                .param("username", hash(username))
                .param("since", Timestamp.from(clock.instant().minus(WINDOW)))
                .query(Boolean.class)
                .single();
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT10M")
    int forgetOld() {
        return jdbc.sql("DELETE FROM failed_sign_in WHERE at <= :before")
                .param("before", Timestamp.from(clock.instant().minus(WINDOW)))
                .update();
    }

    private static byte[] hash(String username) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(username.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
