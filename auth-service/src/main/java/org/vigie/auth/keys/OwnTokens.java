package org.vigie.auth.keys;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.vigie.platform.security.ClientCertificate;

/** Recognises tokens that this issuer has signed itself, each kind only where it belongs. */
public class OwnTokens {
    private final JwtDecoder own;
    private final JwtDecoder api;
    private final JwtDecoder userInfo;
    private final JwtDecoder idToken;

    OwnTokens(JWKSource<SecurityContext> keys, String issuer) {
        own = decoder(keys, "at+jwt", accessToken(issuer, List.of("vigie")));
        api = new ClientCertificate.BoundTokens(own);
        userInfo = decoder(keys, "at+jwt", accessToken(issuer, List.of("vigie", issuer)));
        idToken = decoder(keys, null, new JwtIssuerValidator(issuer));
    }

    /** Takes access tokens for the services of this deployment. */
    public JwtDecoder apiDecoder() {
        return api;
    }

    /** Takes access tokens at the user info endpoint, which relying parties may ask too. */
    public JwtDecoder userInfoDecoder() {
        return userInfo;
    }

    /** Whose id token this is, be it expired; empty where it is not one of ours. */
    public Optional<String> subjectOfIdToken(String token) {
        try {
            return Optional.ofNullable(idToken.decode(token).getSubject());
        } catch (JwtException foreign) {
            return Optional.empty();
        }
    }

    /** The access token that a client has got for itself, if this is one and still good. */
    public Optional<Jwt> ofClient(String token) {
        try {
            return Optional.of(own.decode(token))
                    .filter(jwt -> Objects.equals(jwt.getSubject(), jwt.getClaimAsString("client_id")));
        } catch (JwtException foreign) {
            return Optional.empty();
        }
    }

    private static OAuth2TokenValidator<Jwt> accessToken(String issuer, List<String> audiences) {
        return JwtValidators.createAtJwtValidator()
                .issuer(issuer)
                .validators(all -> all.put(
                        "aud",
                        new JwtClaimValidator<Collection<String>>(
                                "aud", named -> named != null && named.stream().anyMatch(audiences::contains))))
                .build();
    }

    private static JwtDecoder decoder(
            JWKSource<SecurityContext> keys, @Nullable String type, OAuth2TokenValidator<Jwt> validator) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(Set.copyOf(SigningKey.ALGORITHMS), keys));
        processor.setJWSTypeVerifier(
                type == null
                        ? new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, null)
                        : new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(type)));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator);
        return decoder;
    }
}
