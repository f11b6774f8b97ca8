package org.vigie.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.testsupport.PostgresForTests;
import org.vigie.testsupport.TestDatabase;

class SigningKeysTests {
    private static final JWKSelector ES256 = new JWKSelector(
            new JWKMatcher.Builder().algorithm(JWSAlgorithm.ES256).build());
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final MovableClock clock = new MovableClock();
    private JdbcClient jdbc;
    private TransactionTemplate transaction;

    @BeforeEach
    void migrate() {
        var database = PostgresForTests.newDatabase("vigie_auth");
        var source = new DriverManagerDataSource(database.url(), database.owner(), TestDatabase.PASSWORD);
        Flyway.configure().dataSource(source).load().migrate();
        jdbc = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    private SigningKeys keys(String secret) {
        return new SigningKeys(new JdbcKeyStore(jdbc, transaction, new KeyWrap(secret, "test")), clock);
    }

    private static List<String> published(SigningKeys keys) {
        return keys.get(ES256, null).stream().map(JWK::getKeyID).toList();
    }

    @Test
    void instancesShareTheKeysAndARestartFindsThem() {
        assertThat(published(keys(SECRET))).hasSize(1).isEqualTo(published(keys(SECRET)));
    }

    @Test
    void privatePartIsNotReadableInTheDatabase() {
        keys(SECRET);
        assertThat(jdbc.sql("SELECT public_jwk || encode(wrapped_jwk, 'escape') FROM signing_key")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .noneMatch(text -> text.contains("\"d\":\""));
        assertThatIllegalStateException()
                .isThrownBy(() -> published(keys("another secret of more than 32 characters")))
                .withMessageContaining("is not the one it was stored with");
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyWrap("short", "test"));
    }

    @Test
    void successorIsPublishedBeforeItSignsAndTheOldKeyAfterwards() {
        var keys = keys(SECRET);
        var first = published(keys).getFirst();

        clock.move(SigningKey.SIGNS.minus(SigningKey.OVERLAP).plusMinutes(1));
        keys.rotate();
        assertThat(published(keys)).hasSize(2).first().isEqualTo(first);

        clock.move(SigningKey.OVERLAP);
        keys.rotate();
        var second = published(keys).getFirst();
        assertThat(published(keys)).hasSize(2).contains(first);
        assertThat(second).isNotEqualTo(first);

        clock.move(SigningKey.OVERLAP.multipliedBy(2));
        keys.rotate();
        assertThat(published(keys)).containsExactly(second);
    }

    @Test
    void rotationTwiceMakesNoSecondSuccessor() throws SQLException {
        var keys = keys(SECRET);
        clock.move(SigningKey.SIGNS.minusHours(1));
        keys.rotate();
        keys(SECRET).rotate();
        assertThat(published(keys)).hasSize(2);
    }

    /** Two hundred days in steps of twelve hours: what one instance signs, another one and a service with an old copy can check. */
    @Test
    void tokensStayGoodWhileKeysRotateUnderLoad() throws Exception {
        var rotating = keys(SECRET);
        var other = keys(SECRET);
        var signed = new AtomicInteger();
        var signers = ConcurrentHashMap.<String>newKeySet();
        var copy = new AtomicReference<>(published(other));
        var over = new AtomicBoolean();
        var time = new ReentrantReadWriteLock(true);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var workers = new ArrayList<Future<?>>();
            for (int i = 0; i < 4; i++) {
                workers.add(threads.submit(() -> {
                    while (!over.get()) {
                        time.readLock().lock();
                        try {
                            signAndVerify(rotating, copy.get(), published(other), signers);
                        } finally {
                            time.readLock().unlock();
                        }
                        signed.incrementAndGet();
                    }
                    return null;
                }));
            }
            for (int step = 0; step < 2 * 200; step++) {
                var before = signed.get();
                while (signed.get() == before && workers.stream().noneMatch(Future::isDone)) {
                    Thread.onSpinWait();
                }
                copy.set(published(other));
                time.writeLock().lock();
                try {
                    clock.move(Duration.ofHours(12));
                } finally {
                    time.writeLock().unlock();
                }
                rotating.rotate();
            }
            over.set(true);
            for (var worker : workers) {
                worker.get();
            }
        }
        assertThat(signers).as("keys that signed in that time").hasSize(3);
    }

    private static void signAndVerify(
            SigningKeys rotating, List<String> old, List<String> published, Set<String> signers) throws JOSEException {
        var key = rotating.get(ES256, null).getFirst();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder().subject("ada").build());
        token.sign(new ECDSASigner(key.toECKey()));
        assertThat(old).as("a copy twelve hours old").contains(key.getKeyID());
        assertThat(published).contains(key.getKeyID());
        assertThat(token.verify(new ECDSAVerifier(key.toECKey().toPublicJWK()))).isTrue();
        signers.add(key.getKeyID());
    }

    private static class MovableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
