package org.vigie.auth.tokens;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.vigie.auth.keys.OwnTokens;

/**
 * Access tokens of clients. They stand in no table, as a client may ask for thousands: they are recognised by their
 * signature, and only those revoked before their time are remembered.
 */
class ClientTokens {
    private final JdbcClient jdbc;
    private final RegisteredClientRepository clients;
    private final OwnTokens ownTokens;
    private final Clock clock;

    ClientTokens(JdbcClient jdbc, RegisteredClientRepository clients, OwnTokens ownTokens, Clock clock) {
        this.jdbc = jdbc;
        this.clients = clients;
        this.ownTokens = ownTokens;
        this.clock = clock;
    }

    static boolean isOf(OAuth2Authorization authorization) {
        return AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType());
    }

    /** What is known of a token that a client has got for itself. */
    Optional<OAuth2Authorization> find(String token) {
        return ownTokens.ofClient(token).flatMap(this::authorization);
    }

    private Optional<OAuth2Authorization> authorization(Jwt token) {
        return Optional.ofNullable(clients.findByClientId(String.valueOf(token.getSubject())))
                .map(client -> {
                    var scopes = new HashSet<>(
                            Objects.requireNonNullElse(token.getClaimAsStringList("scope"), List.<String>of()));
                    var access = new OAuth2AccessToken(
                            OAuth2AccessToken.TokenType.BEARER,
                            token.getTokenValue(),
                            token.getIssuedAt(),
                            token.getExpiresAt(),
                            scopes);
                    var authorization = OAuth2Authorization.withRegisteredClient(client)
                            .id(String.valueOf(token.getId()))
                            .principalName(client.getClientId())
                            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                            .authorizedScopes(scopes)
                            .token(access, metadata -> {
                                metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, token.getClaims());
                                metadata.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, isRevoked(token));
                            });
                    return authorization.build();
                });
    }

    private boolean isRevoked(Jwt token) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM revoked_token WHERE id = :id)")
                .param("id", token.getId())
                .query(Boolean.class)
                .single();
    }

    /** Keeps what must be kept of a client's token: nothing, unless it has been revoked. */
    void save(OAuth2Authorization authorization) {
        var access = authorization.getAccessToken();
        if (access != null && access.isInvalidated()) {
            jdbc.sql("INSERT INTO revoked_token (id, expires_at) VALUES (:id, :expiry) ON CONFLICT DO NOTHING")
                    .param("id", authorization.getId())
                    .param(
                            "expiry",
                            Timestamp.from(
                                    Objects.requireNonNullElse(access.getToken().getExpiresAt(), clock.instant())))
                    .update();
        }
    }
}
