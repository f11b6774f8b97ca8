package org.vigie.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig
@WithPostgres("vigie_auth")
@WithTokens
class TestSettingsTests {
    @Test
    void applicationGetsItsDatabase(ApplicationContext context) {
        assertThat(context.getEnvironment().getProperty("spring.datasource.url"))
                .contains("vigie_auth_");
        assertThat(context.getEnvironment().getProperty("spring.datasource.username"))
                .isEqualTo("vigie_auth");
    }

    @Test
    void publishedKeyVerifiesTheTokens(ApplicationContext context) throws Exception {
        var keys = JWKSet.load(URI.create(context.getEnvironment().getProperty("vigie.auth-url") + "/auth/oauth2/jwks")
                .toURL());
        for (var header : new String[] {TestTokens.person("ada", "rounds:run"), TestTokens.client("cli", "a")}) {
            var token = SignedJWT.parse(header.substring("Bearer ".length()));
            assertThat(token.verify(new ECDSAVerifier(keys.getKeys().getFirst().toECKey())))
                    .isTrue();
        }
    }
}
