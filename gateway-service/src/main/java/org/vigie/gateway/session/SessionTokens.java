package org.vigie.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;

/** The tokens behind a browser session, renewed once when they are about to expire. */
@Component
public class SessionTokens {
    private static final Logger log = LoggerFactory.getLogger(SessionTokens.class);
    private static final Duration EARLY = Duration.ofSeconds(30);

    private final OAuth2AuthorizedClientRepository clients;
    private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refresh;
    private final LiveGrants grants;
    private final Clock clock;
    private final ConcurrentHashMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();
    /** What a refresh token was exchanged for, for calls that still hold the old one. */
    private final Cache<String, OAuth2AuthorizedClient> renewed = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(10_000)
            .build();

    SessionTokens(
            OAuth2AuthorizedClientRepository clients,
            OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refresh,
            LiveGrants grants,
            Clock clock) {
        this.clients = clients;
        this.grants = grants;
        this.refresh = refresh;
        this.clock = clock;
    }

    /** A valid access token of the person signed in, if there is one. */
    public Optional<String> accessToken(HttpServletRequest request, HttpServletResponse response) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken person)) {
            return Optional.empty();
        }
        @Nullable OAuth2AuthorizedClient client = clients.loadAuthorizedClient(ClientConfiguration.REGISTRATION, person, request);
        if (client == null) {
            return Optional.empty();
        }
        // a token that is no longer good is renewed like an old one; if its session was ended, that is refused
        if (isFresh(client) && grants.hold(client.getAccessToken().getTokenValue())) {
            return Optional.of(client.getAccessToken().getTokenValue());
        }
        var fresh = renew(client);
        if (fresh == null) {
            end(request);
            return Optional.empty();
        }
        clients.saveAuthorizedClient(fresh, person, request, response);
        return Optional.of(fresh.getAccessToken().getTokenValue());
    }

    /** The permissions that a token gives. */
    public static List<String> permissions(String accessToken) {
        try {
            var permissions = SignedJWT.parse(accessToken).getJWTClaimsSet().getStringListClaim("permissions");
            return permissions == null ? List.of() : permissions;
        } catch (ParseException foreign) {
            return List.of();
        }
    }

    private boolean isFresh(OAuth2AuthorizedClient client) {
        var expiry = client.getAccessToken().getExpiresAt();
        return expiry != null && expiry.minus(EARLY).isAfter(clock.instant());
    }

    private @Nullable OAuth2AuthorizedClient renew(OAuth2AuthorizedClient stale) {
        var token = stale.getRefreshToken();
        if (token == null) {
            return null;
        }
        var lock = locks.computeIfAbsent(token.getTokenValue(), key -> new ReentrantLock());
        lock.lock();
        try {
            var done = renewed.getIfPresent(token.getTokenValue());
            if (done != null) {
                return done;
            }
            var answer = refresh.getTokenResponse(
                    new OAuth2RefreshTokenGrantRequest(stale.getClientRegistration(), stale.getAccessToken(), token));
            var fresh = new OAuth2AuthorizedClient(
                    stale.getClientRegistration(),
                    stale.getPrincipalName(),
                    answer.getAccessToken(),
                    answer.getRefreshToken() == null ? token : answer.getRefreshToken());
            renewed.put(token.getTokenValue(), fresh);
            return fresh;
        } catch (OAuth2AuthorizationException refused) {
            log.info("Session ends: {}", refused.getError().getErrorCode());
            return null;
        } finally {
            lock.unlock();
            locks.remove(token.getTokenValue());
        }
    }

    private static void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
