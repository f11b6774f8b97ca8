package org.vigie.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeCryptographyTests {
    @Test
    void signsInNativeCode() throws Exception {
        assertThat(NativeCryptography.install()).isTrue();
        assertThat(NativeCryptography.install()).isTrue();

        assertThat(Signature.getInstance("SHA256withECDSAinP1363Format")
                        .getProvider()
                        .getName())
                .isEqualTo(AmazonCorrettoCryptoProvider.PROVIDER_NAME);
    }

    @ParameterizedTest
    @CsvSource({"ES256, SHA256withECDSAinP1363Format, SunEC", "RS256, SHA256withRSA, SunRsaSign"})
    void javaAcceptsWhatNativeCodeSigned(String name, String signature, String provider) throws Exception {
        NativeCryptography.install();
        var algorithm = JWSAlgorithm.parse(name);
        var key = SigningKey.generate(algorithm, Instant.now()).jwk();
        var claims = new JWTClaimsSet.Builder().subject("somebody").build();
        var token = new SignedJWT(new JWSHeader(algorithm), claims);
        token.sign(new DefaultJWSSignerFactory().createJWSSigner(key, algorithm));

        var java = Signature.getInstance(signature, provider);
        java.initVerify(((AsymmetricJWK) key).toPublicKey());
        java.update(token.getSigningInput());
        assertThat(java.verify(token.getSignature().decode())).isTrue();

        java.update("something else".getBytes(StandardCharsets.US_ASCII));
        assertThat(java.verify(token.getSignature().decode())).isFalse();
    }
}
