package org.vigie.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Remembers tokens found good for at most a minute, so that none is verified on every call. */
class CachingJwtDecoder implements JwtDecoder {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final JwtDecoder delegate;
    private final Cache<String, Jwt> verified;

    CachingJwtDecoder(JwtDecoder delegate, Clock clock, Ticker ticker) {
        this.delegate = delegate;
        this.verified = Caffeine.newBuilder()
                .maximumSize(10_000)
                .ticker(ticker)
                .expireAfter(Expiry.<String, Jwt>creating((key, token) -> lifetime(token, clock)))
                .build();
    }

    private static Duration lifetime(Jwt token, Clock clock) {
        var expiry = token.getExpiresAt();
        if (expiry == null) {
            return Duration.ZERO;
        }
        var left = Duration.between(clock.instant(), expiry);
        return left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }

    @Override
    public Jwt decode(String token) {
        var key = fingerprint(token);
        @Nullable Jwt known = verified.getIfPresent(key);
        if (known != null) {
            return known;
        }
        var fresh = delegate.decode(token);
        verified.put(key, fresh);
        return fresh;
    }

    private static String fingerprint(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
