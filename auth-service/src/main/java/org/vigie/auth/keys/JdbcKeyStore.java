package org.vigie.auth.keys;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps signing keys in PostgreSQL, their private parts wrapped; all instances share them. */
class JdbcKeyStore implements KeyStore {
    private static final Logger log = LoggerFactory.getLogger(JdbcKeyStore.class);
    private static final int ROTATION_LOCK = 0x5167_6b79;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final KeyWrap wrap;

    JdbcKeyStore(JdbcClient jdbc, TransactionTemplate transaction, KeyWrap wrap) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.wrap = wrap;
    }

    @Override
    public List<SigningKey> list() {
        return jdbc.sql("SELECT * FROM signing_key").query(this::key).list();
    }

    @Override
    public void rotate(Instant now) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                    .param("lock", ROTATION_LOCK)
                    .query((row, number) -> true)
                    .single();
            var retired = jdbc.sql("DELETE FROM signing_key WHERE retires_at <= :now")
                    .param("now", Timestamp.from(now))
                    .update();
            if (retired > 0) {
                log.info("Retired {} signing keys", retired);
            }
            var keys = list();
            SigningKey.ALGORITHMS.forEach(algorithm -> addMissing(algorithm, keys, now));
        });
    }

    private void addMissing(JWSAlgorithm algorithm, List<SigningKey> keys, Instant now) {
        var newest = keys.stream()
                .filter(key -> algorithm.equals(key.jwk().getAlgorithm()))
                .max(Comparator.comparing(SigningKey::signsFrom));
        if (newest.isEmpty()) {
            add(SigningKey.generate(algorithm, now), now);
        } else if (newest.get().needsSuccessor(now)) {
            add(SigningKey.generate(algorithm, now.plus(SigningKey.OVERLAP)), now);
        }
    }

    private void add(SigningKey key, Instant now) {
        var id = key.jwk().getKeyID();
        jdbc.sql("""
                INSERT INTO signing_key (id, algorithm, public_jwk, wrapped_jwk, created_at, signs_from, retires_at)
                VALUES (:id, :algorithm, :public, :wrapped, :now, :signsFrom, :retiresAt)""")
                .param("id", id)
                .param("algorithm", key.jwk().getAlgorithm().getName())
                .param("public", key.jwk().toPublicJWK().toJSONString())
                .param("wrapped", wrap.wrap(id, key.jwk().toJSONString()))
                .param("now", Timestamp.from(now))
                .param("signsFrom", Timestamp.from(key.signsFrom()))
                .param("retiresAt", Timestamp.from(key.retiresAt()))
                .update();
        log.info("Made signing key {} ({}), signs from {}", id, key.jwk().getAlgorithm(), key.signsFrom());
    }

    private SigningKey key(ResultSet row, int number) throws SQLException {
        try {
            var text = wrap.unwrap(row.getString("id"), row.getBytes("wrapped_jwk"));
            return new SigningKey(
                    JWK.parse(text), row.getTimestamp("signs_from").toInstant());
        } catch (ParseException damaged) {
            throw new SQLException(damaged);
        }
    }
}
