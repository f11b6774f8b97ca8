package org.vigie.auth.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A key pair with the time from which it signs. */
record SigningKey(JWK jwk, Instant signsFrom) {
    /** How long a key signs. */
    static final Duration SIGNS = Duration.ofDays(90);
    /** How long a key is published before it signs, and after it has last signed. */
    static final Duration OVERLAP = Duration.ofDays(1);

    static final List<JWSAlgorithm> ALGORITHMS = List.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256);

    static SigningKey generate(JWSAlgorithm algorithm, Instant signsFrom) {
        try {
            var id = UUID.randomUUID().toString();
            var generator =
                    JWSAlgorithm.ES256.equals(algorithm) ? new ECKeyGenerator(Curve.P_256) : new RSAKeyGenerator(2048);
            return new SigningKey(
                    generator
                            .keyID(id)
                            .algorithm(algorithm)
                            .keyUse(KeyUse.SIGNATURE)
                            .generate(),
                    signsFrom);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Instant retiresAt() {
        return signsFrom.plus(SIGNS).plus(OVERLAP).plus(OVERLAP);
    }

    boolean signs(Instant now) {
        return !signsFrom.isAfter(now);
    }

    /** Whether a successor must be published now, so that everybody knows it when it begins to sign. */
    boolean needsSuccessor(Instant now) {
        return !signsFrom.plus(SIGNS).isAfter(now.plus(OVERLAP));
    }
}
