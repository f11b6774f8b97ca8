package org.vigie.auth.keys;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.platform.security.VigieProperties;

/** Signs with stored keys; with a development key only where the public address is not https. */
@Configuration(proxyBeanMethods = false)
class KeysConfiguration {
    private static final Logger log = LoggerFactory.getLogger(KeysConfiguration.class);

    @Bean
    SigningKeys signingKeys(
            KeyProperties properties,
            VigieProperties vigie,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        NativeCryptography.install();
        var secret = properties.keyEncryptionKey();
        if (secret != null && !secret.isBlank()) {
            return new SigningKeys(
                    new JdbcKeyStore(jdbc, transaction, new KeyWrap(secret.strip(), "vigie signing keys")), clock);
        }
        if (vigie.publicUrl().startsWith("https:")) {
            throw new IllegalStateException(
                    "vigie.auth.key-encryption-key is missing: a public https address needs stored signing keys");
        }
        log.warn("Signing with a development key that is lost at the end: set vigie.auth.key-encryption-key");
        return new SigningKeys(new EphemeralKeyStore(), clock);
    }

    @Bean
    SealedSecrets sealedSecrets(KeyProperties properties) {
        return new SealedSecrets(properties.keyEncryptionKey());
    }

    @Bean
    OwnTokens ownTokens(JWKSource<SecurityContext> keys, VigieProperties vigie) {
        return new OwnTokens(keys, vigie.issuer());
    }

    /** Checks access tokens shown to auth-service's own API, without asking itself for its keys. */
    @Bean
    JwtDecoder jwtDecoder(OwnTokens tokens) {
        return tokens.apiDecoder();
    }

    @Bean
    JwtEncoder jwtEncoder(JWKSource<SecurityContext> keys) {
        var encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(List::getFirst);
        return encoder;
    }
}
