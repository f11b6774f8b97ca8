package org.vigie.auth.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.vigie.auth.audit.Audit;

/**
 * Lets each code and each refresh token be exchanged once, whichever instance is asked and however many ask at once, and
 * withdraws everything that was granted when a refresh token comes back (RFC 9700).
 */
class SingleUse implements OAuth2AuthorizationService {
    private static final Logger log = LoggerFactory.getLogger(SingleUse.class);

    private final OAuth2AuthorizationService delegate;
    private final ClientTokens clientTokens;
    private final JdbcClient jdbc;
    private final Audit audit;

    SingleUse(OAuth2AuthorizationService delegate, ClientTokens clientTokens, JdbcClient jdbc, Audit audit) {
        this.clientTokens = clientTokens;
        this.delegate = delegate;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (ClientTokens.isOf(authorization)) {
            clientTokens.save(authorization);
            return;
        }
        var before = authorization.getAccessToken() == null ? null : delegate.findById(authorization.getId());
        if (before != null) {
            var code = before.getToken(OAuth2AuthorizationCode.class);
            if (code != null && !code.isInvalidated() && isInvalidated(authorization)) {
                use(code.getToken().getTokenValue(), authorization);
            }
            var old = refreshToken(before);
            if (old != null && !old.equals(refreshToken(authorization))) {
                use(old, authorization);
            }
        }
        delegate.save(authorization);
    }

    private static boolean isInvalidated(OAuth2Authorization authorization) {
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        return code != null && code.isInvalidated();
    }

    /** The database decides who comes first. */
    private void use(String token, OAuth2Authorization authorization) {
        var first = jdbc.sql("""
                INSERT INTO used_refresh_token (fingerprint, authorization_id) VALUES (:fingerprint, :id)
                ON CONFLICT DO NOTHING""")
                .param("fingerprint", fingerprint(token))
                .param("id", authorization.getId())
                .update();
        if (first == 0) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        delegate.remove(authorization);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return delegate.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        var found = delegate.findByToken(token, type);
        if (found == null && (type == null || OAuth2TokenType.REFRESH_TOKEN.equals(type))) {
            withdrawIfUsed(token);
        }
        return found == null && (type == null || OAuth2TokenType.ACCESS_TOKEN.equals(type))
                ? clientTokens.find(token).orElse(null)
                : found;
    }

    private void withdrawIfUsed(String token) {
        jdbc.sql("SELECT authorization_id FROM used_refresh_token WHERE fingerprint = :fingerprint")
                .param("fingerprint", fingerprint(token))
                .query(String.class)
                .optional()
                .map(delegate::findById)
                .ifPresent(stolen -> {
                    log.warn("A used refresh token came back: withdrawing grant {}", stolen.getId());
                    delegate.remove(stolen);
                    audit.add(
                            "token.reused",
                            stolen.getRegisteredClientId(),
                            stolen.getPrincipalName(),
                            "",
                            "the grant was withdrawn");
                });
    }

    private static @Nullable String refreshToken(OAuth2Authorization authorization) {
        var token = authorization.getRefreshToken();
        return token == null ? null : token.getToken().getTokenValue();
    }

    private static byte[] fingerprint(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(Objects.requireNonNull(token).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
