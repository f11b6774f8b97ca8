package org.vigie.auth.keys;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;

/** The keys that sign and that are published: the one to sign with first, rotated in good time. */
class SigningKeys implements JWKSource<SecurityContext> {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private record Loaded(JWKSet keys, Instant at) {}

    private final KeyStore store;
    private final Clock clock;
    private volatile @Nullable Loaded loaded;

    SigningKeys(KeyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        rotate();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    final void rotate() {
        store.rotate(clock.instant());
        loaded = null;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(current());
    }

    private JWKSet current() {
        var known = loaded;
        var now = clock.instant();
        if (known == null || known.at().plus(FRESH).isBefore(now)) {
            known = new Loaded(new JWKSet(ordered(store.list(), now)), now);
            loaded = known;
        }
        return known.keys();
    }

    private static List<JWK> ordered(List<SigningKey> keys, Instant now) {
        return keys.stream()
                .sorted(Comparator.comparing((SigningKey key) -> !key.signs(now))
                        .thenComparing(SigningKey::signsFrom, Comparator.reverseOrder()))
                .map(SigningKey::jwk)
                .toList();
    }
}
