package org.vigie.auth.clients;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;
import org.vigie.platform.security.VigieProperties;

/**
 * Checks the assertions by which clients prove themselves (RFC 7523): signed by a registered key, meant for this issuer
 * alone, short-lived, and never seen before. Keys are registered by value; nothing is fetched from a client's address.
 */
@Component
class ClientAssertions implements JwtDecoderFactory<RegisteredClient> {
    static final List<String> ALGORITHMS = List.of("ES256", "RS256", "PS256");
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Set<String> audiences;

    ClientAssertions(JdbcClient jdbc, Clock clock, VigieProperties vigie) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audiences = Set.of(vigie.issuer(), vigie.issuer() + "/oauth2/token");
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        if (!(client.getClientSettings().getSetting(Clients.PROOF) instanceof String keys)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        try {
            var processor = new DefaultJWTProcessor<SecurityContext>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                    Set.copyOf(ALGORITHMS.stream().map(JWSAlgorithm::parse).toList()),
                    new ImmutableJWKSet<>(JWKSet.parse(keys))));
            processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                    JOSEObjectType.JWT, new JOSEObjectType("client-authentication+jwt"), null));
            processor.setJWTClaimsSetVerifier((claims, context) -> {});
            var decoder = new NimbusJwtDecoder(processor);
            OAuth2TokenValidator<Jwt> claims = assertion -> isGood(assertion, client.getClientId());
            OAuth2TokenValidator<Jwt> once = this::isNew;
            decoder.setJwtValidator(inTurn(claims, once));
            return decoder;
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Only a good assertion is remembered. */
    private static OAuth2TokenValidator<Jwt> inTurn(OAuth2TokenValidator<Jwt> first, OAuth2TokenValidator<Jwt> then) {
        var checked = new DelegatingOAuth2TokenValidator<>(first);
        return assertion -> {
            var result = checked.validate(assertion);
            return result.hasErrors() ? result : then.validate(assertion);
        };
    }

    private OAuth2TokenValidatorResult isGood(Jwt assertion, String clientId) {
        var now = clock.instant();
        var expiry = assertion.getExpiresAt();
        var issued = assertion.getIssuedAt();
        var notBefore = assertion.getNotBefore();
        var named = assertion.getAudience();
        var good = clientId.equals(assertion.getClaimAsString("iss"))
                && clientId.equals(assertion.getSubject())
                && named != null
                && !named.isEmpty()
                && audiences.containsAll(named)
                && expiry != null
                && expiry.plus(SKEW).isAfter(now)
                && expiry.isBefore(now.plus(LONGEST).plus(SKEW))
                && isPast(issued, now)
                && isPast(notBefore, now)
                && assertion.getId() != null;
        return good ? OAuth2TokenValidatorResult.success() : refused("iss, sub, aud, exp, iat or jti");
    }

    private static boolean isPast(@org.jspecify.annotations.Nullable Instant time, Instant now) {
        return time == null || !time.isAfter(now.plus(SKEW));
    }

    private OAuth2TokenValidatorResult isNew(Jwt assertion) {
        var expiry = assertion.getExpiresAt();
        var first = jdbc.sql("""
                INSERT INTO used_assertion (fingerprint, expires_at) VALUES (:fingerprint, :expiry)
                ON CONFLICT DO NOTHING""")
                .param("fingerprint", fingerprint(assertion.getSubject() + "\n" + assertion.getId()))
                .param("expiry", Timestamp.from((expiry == null ? clock.instant() : expiry).plus(SKEW)))
                .update();
        return first == 1 ? OAuth2TokenValidatorResult.success() : refused("jti");
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
    int forgetOld() {
        return jdbc.sql("DELETE FROM used_assertion WHERE expires_at < :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static OAuth2TokenValidatorResult refused(String claim) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, claim, null));
    }

    private static byte[] fingerprint(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
