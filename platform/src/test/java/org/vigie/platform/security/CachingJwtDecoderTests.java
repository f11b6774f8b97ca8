package org.vigie.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class CachingJwtDecoderTests {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final AtomicInteger checks = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();

    private CachingJwtDecoder decoder(Duration lifetime) {
        return new CachingJwtDecoder(
                token -> {
                    checks.incrementAndGet();
                    if ("bad".equals(token)) {
                        throw new BadJwtException("bad");
                    }
                    return Jwt.withTokenValue(token)
                            .header("alg", "ES256")
                            .issuedAt(START)
                            .expiresAt(START.plus(lifetime))
                            .subject("s")
                            .build();
                },
                Clock.fixed(START, ZoneOffset.UTC),
                nanos::get);
    }

    @Test
    void goodTokenIsCheckedOnce() {
        var decoder = decoder(Duration.ofMinutes(5));
        assertThat(decoder.decode("a")).isSameAs(decoder.decode("a"));
        assertThat(checks).hasValue(1);
    }

    @Test
    void tokenIsCheckedAgainAfterAMinute() {
        var decoder = decoder(Duration.ofMinutes(5));
        decoder.decode("a");
        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        decoder.decode("a");
        assertThat(checks).hasValue(2);
    }

    @Test
    void tokenIsForgottenWhenItExpires() {
        var decoder = decoder(Duration.ofSeconds(10));
        decoder.decode("a");
        nanos.addAndGet(Duration.ofSeconds(11).toNanos());
        decoder.decode("a");
        assertThat(checks).hasValue(2);
    }

    @Test
    void badTokenIsNeverRemembered() {
        var decoder = decoder(Duration.ofMinutes(5));
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("bad"));
        }
        assertThat(checks).hasValue(2);
    }
}
