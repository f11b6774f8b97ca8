package org.vigie.auth.clients;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.vigie.platform.security.ClientCertificate;

/** What is registered to recognise a client by: public keys, a certificate, or the name in one. */
public record ClientProof(ClientMethod method, @Nullable String value) {
    private static final int MOST_KEYS = 10;
    private static final int SMALLEST_RSA = 2048;

    /** By a secret, which is made here. */
    public static ClientProof secret() {
        return new ClientProof(ClientMethod.CLIENT_SECRET, null);
    }

    /** Checks what an administrator gives for a method; the message of the failure says what is wrong with it. */
    public static ClientProof of(ClientMethod method, @Nullable String given) {
        var text = given == null ? "" : given.strip();
        return switch (method) {
            case CLIENT_SECRET -> secret();
            case PRIVATE_KEY_JWT -> new ClientProof(method, keys(text));
            case TLS_CLIENT_AUTH -> new ClientProof(method, subject(text));
            case SELF_SIGNED_TLS_CLIENT_AUTH -> new ClientProof(method, certificate(text));
        };
    }

    private static String keys(String text) {
        try {
            var keys = JWKSet.parse(text);
            if (keys.getKeys().isEmpty() || keys.getKeys().size() > MOST_KEYS) {
                throw new IllegalArgumentException("one to ten keys are needed");
            }
            for (var key : keys.getKeys()) {
                if (key.isPrivate()) {
                    throw new IllegalArgumentException("a private key must never be handed over: make a new pair");
                }
                if (!isStrong(key)) {
                    throw new IllegalArgumentException("keys must be EC P-256, or RSA of 2048 bits or more");
                }
            }
            return keys.toString();
        } catch (ParseException malformed) {
            throw new IllegalArgumentException("this is not a JSON Web Key Set", malformed);
        }
    }

    private static boolean isStrong(JWK key) {
        return switch (key) {
            case ECKey curve -> Curve.P_256.equals(curve.getCurve());
            case RSAKey rsa -> rsa.size() >= SMALLEST_RSA;
            default -> false;
        };
    }

    private static String subject(String text) {
        try {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("the subject of the certificate is needed, as CN=…,O=…");
            }
            return new X500Principal(text).getName();
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("this is not the subject of a certificate, as CN=…,O=…", malformed);
        }
    }

    private static String certificate(String text) {
        try {
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
            certificate.checkValidity();
            return ClientCertificate.thumbprint(certificate);
        } catch (CertificateException malformed) {
            throw new IllegalArgumentException("this is not a valid certificate in PEM form", malformed);
        }
    }

    /** The ids of the registered keys, or the certificate's thumbprint or subject: what can be shown of them. */
    String shown() {
        if (method != ClientMethod.PRIVATE_KEY_JWT || value == null) {
            return value == null ? "" : value;
        }
        try {
            return String.join(
                    " ",
                    JWKSet.parse(value).getKeys().stream()
                            .map(ClientProof::nameOf)
                            .toList());
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String nameOf(JWK key) {
        try {
            return key.getKeyID() != null
                    ? key.getKeyID()
                    : key.computeThumbprint().toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
