package org.vigie.auth.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.vigie.auth.audit.Audit;

/** Withdraws everything that was granted when a refresh token comes back that was exchanged before (RFC 9700). */
class RefreshTokenReuse implements OAuth2AuthorizationService {
    private static final Logger log = LoggerFactory.getLogger(RefreshTokenReuse.class);

    private final OAuth2AuthorizationService delegate;
    private final JdbcClient jdbc;
    private final Audit audit;

    RefreshTokenReuse(OAuth2AuthorizationService delegate, JdbcClient jdbc, Audit audit) {
        this.delegate = delegate;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        var before = authorization.getRefreshToken() == null ? null : delegate.findById(authorization.getId());
        delegate.save(authorization);
        var old = before == null ? null : refreshToken(before);
        if (old != null && !old.equals(refreshToken(authorization))) {
            jdbc.sql("""
                    INSERT INTO used_refresh_token (fingerprint, authorization_id) VALUES (:fingerprint, :id)
                    ON CONFLICT DO NOTHING""")
                    .param("fingerprint", fingerprint(old))
                    .param("id", authorization.getId())
                    .update();
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
        return found;
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
