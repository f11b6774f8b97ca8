package org.vigie.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.vigie.platform.security.VigieProperties;

/** Whether auth-service still stands by a token (RFC 7662), asked once a second at most for each. */
@Component
class LiveGrants {
    private static final Logger log = LoggerFactory.getLogger(LiveGrants.class);
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final RestClient auth;
    private final Clock clock;
    private final Cache<String, Boolean> known = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .build();
    private volatile Instant notBefore = Instant.MIN;

    LiveGrants(VigieProperties vigie, GatewayClientProperties gateway, Clock clock) {
        this.clock = clock;
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build());
        requests.setReadTimeout(PATIENCE);
        this.auth = RestClient.builder()
                .baseUrl(vigie.authUrl() + "/auth/oauth2/introspect")
                .defaultHeaders(headers ->
                        headers.setBasicAuth("gateway", gateway.clientSecret().strip()))
                .requestFactory(requests)
                .build();
    }

    /** False where the session or the account behind the token was ended; the token itself tells that only in the end. */
    boolean hold(String accessToken) {
        return Boolean.TRUE.equals(known.get(accessToken, this::ask));
    }

    private boolean ask(String token) {
        if (clock.instant().isBefore(notBefore)) {
            return true;
        }
        var form = new LinkedMultiValueMap<String, String>();
        form.add("token", token);
        form.add("token_type_hint", "access_token");
        try {
            var answer = auth.post()
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body(form)
                    .retrieve()
                    .body(Map.class);
            return answer == null || !Boolean.FALSE.equals(answer.get("active"));
        } catch (RestClientException unreachable) {
            notBefore = clock.instant().plus(PAUSE);
            log.warn(
                    "auth-service does not say whether sessions still hold, asked again in {}: {}",
                    PAUSE,
                    unreachable.getMessage());
            return true;
        }
    }
}
