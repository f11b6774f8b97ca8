package org.vigie.auth.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.auth.audit.Audit;

/**
 * Lets each code and each refresh token be exchanged once, whichever instance is asked and however many ask at once, and
 * withdraws everything that was granted when a refresh token comes back (RFC 9700).
 */
class SingleUse implements OAuth2AuthorizationService {
    private static final Logger log = LoggerFactory.getLogger(SingleUse.class);

    // the code or refresh token that is being exchanged; it stays with the request and is not kept
    private static final String SHOWN = "vigie.shown";

    private final OAuth2AuthorizationService delegate;
    private final ClientTokens clientTokens;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Audit audit;

    SingleUse(
            OAuth2AuthorizationService delegate,
            ClientTokens clientTokens,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Audit audit) {
        this.transaction = transaction;
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
        @Nullable String shown = authorization.getAttribute(SHOWN);
        if (shown == null) {
            delegate.save(authorization);
            return;
        }
        var kept = OAuth2Authorization.from(authorization)
                .attributes(all -> all.remove(SHOWN))
                .build();
        if (shown.equals(refreshToken(kept)) || codeIsActive(kept)) {
            delegate.save(kept);
            return;
        }
        // together: a grant that is withdrawn meanwhile does not come back by being saved
        transaction.executeWithoutResult(status -> {
            use(shown, kept);
            delegate.save(kept);
        });
    }

    private static boolean codeIsActive(OAuth2Authorization authorization) {
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        return code != null && !code.isInvalidated();
    }

    /** The database decides who comes first: what was read before does not, as another may have read the same. */
    private void use(String token, OAuth2Authorization authorization) {
        try {
            var first = jdbc.sql("""
                    INSERT INTO used_refresh_token (fingerprint, authorization_id) VALUES (:fingerprint, :id)
                    ON CONFLICT DO NOTHING""")
                    .param("fingerprint", fingerprint(token))
                    .param("id", authorization.getId())
                    .update();
            if (first == 0) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
            }
        } catch (DataIntegrityViolationException withdrawn) {
            throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT), withdrawn);
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
        if (found == null) {
            return type == null || OAuth2TokenType.ACCESS_TOKEN.equals(type)
                    ? clientTokens.find(token).orElse(null)
                    : null;
        }
        return isExchanged(type) && isActive(found, token)
                ? OAuth2Authorization.from(found).attribute(SHOWN, token).build()
                : found;
    }

    private static boolean isExchanged(@Nullable OAuth2TokenType type) {
        return type != null
                && (OAuth2TokenType.REFRESH_TOKEN.equals(type) || OAuth2ParameterNames.CODE.equals(type.getValue()));
    }

    /** A code that is used up must be told apart: that it came back is for the framework to act on. */
    private static boolean isActive(OAuth2Authorization authorization, String value) {
        var token = authorization.getToken(value);
        return token != null && !token.isInvalidated();
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
                            "grant=withdrawn");
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
