package org.vigie.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The certificate a caller has shown to the TLS proxy in front, as it is handed on in a header. */
public final class ClientCertificate {
    /** The header between our own services (RFC 9440). */
    public static final String HEADER = "Client-Cert";

    static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

    private ClientCertificate() {}

    /** The certificate of a request, where its connection or a trusted proxy has shown one. */
    public static Optional<X509Certificate> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(chain[0])
                : Optional.empty();
    }

    /** Reads a header as proxies write it: RFC 9440, PEM in percent-encoding, or bare Base64. */
    public static Optional<X509Certificate> parse(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        try {
            var text = header.strip();
            // plus signs belong to Base64 here and stand for no blank
            var pem = text.contains("%") ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8) : text;
            var base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("[:\\s]", "");
            var certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
            return Optional.of((X509Certificate) certificate);
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Writes a certificate as RFC 9440 has it. */
    public static String header(X509Certificate certificate) {
        return ":" + Base64.getEncoder().encodeToString(encoded(certificate)) + ":";
    }

    /** The fingerprint by which tokens are bound to a certificate (RFC 8705). */
    public static String thumbprint(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(encoded(certificate));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes a token that is bound to a certificate only from the connection that shows it, on every call (RFC 8705). */
    public static class BoundTokens implements JwtDecoder {
        private static final String CERTIFICATE = "x5t#S256";

        private final JwtDecoder delegate;

        public BoundTokens(JwtDecoder delegate) {
            this.delegate = delegate;
        }

        @Override
        public Jwt decode(String token) {
            var decoded = delegate.decode(token);
            if (decoded.getClaims().get("cnf") instanceof Map<?, ?> bound
                    && bound.get(CERTIFICATE) instanceof String thumbprint
                    && !isShown(thumbprint)) {
                throw new BadJwtException("The token belongs to a certificate that is not shown");
            }
            return decoded;
        }

        private static boolean isShown(String thumbprint) {
            return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                    && of(current.getRequest())
                            .map(ClientCertificate::thumbprint)
                            .filter(thumbprint::equals)
                            .isPresent();
        }
    }
}
