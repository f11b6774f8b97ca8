package org.vigie.platform.security;

import java.util.Map;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Takes a token that is bound to a certificate only from the connection that shows it, on every call (RFC 8705). */
public class BoundTokens implements JwtDecoder {
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
                && ClientCertificate.of(current.getRequest())
                        .map(ClientCertificate::thumbprint)
                        .filter(thumbprint::equals)
                        .isPresent();
    }
}
