package org.vigie.prediction.audit.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.vigie.platform.security.VigieProperties;

/** Calls auth-service as the client {@code prediction}, with a token that is used until shortly before its end. */
@Component
class AuditClient {
    private static final String ID = "prediction";
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private record Token(String value, Instant until) {}

    private final RestClient auth;
    private final Clock clock;
    private final @Nullable String secret;
    private @Nullable Token token;

    AuditClient(VigieProperties vigie, AuditClientProperties properties, Clock clock) {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(Duration.ofSeconds(2));
        requests.setReadTimeout(Duration.ofSeconds(10));
        this.auth = RestClient.builder()
                .baseUrl(vigie.authUrl() + "/auth")
                .requestFactory(requests)
                .build();
        this.secret = properties.clientSecret();
        this.clock = clock;
    }

    /** Whether this deployment lets the service in; without its secret, events wait. */
    boolean isConfigured() {
        return secret != null && !secret.isBlank();
    }

    /** Hands events over; when this returns, auth-service keeps them. */
    void send(List<WaitingEvent> events) {
        withToken(token -> auth.post()
                .uri("/api/v1/audit/events")
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .body(events)
                .retrieve()
                .toBodilessEntity());
    }

    /** The people whose names must be forgotten here. */
    List<ErasedPerson> erasedPeople() {
        return withToken(token -> Objects.requireNonNull(auth.get()
                .uri("/api/v1/audit/erasures")
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .body(new ParameterizedTypeReference<List<ErasedPerson>>() {})));
    }

    /** Says that a name is forgotten here, upon which auth-service forgets it too. */
    void forgotten(UUID erasure) {
        withToken(token -> auth.delete()
                .uri("/api/v1/audit/erasures/{id}", erasure)
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .toBodilessEntity());
    }

    private <T> T withToken(Function<String, T> call) {
        try {
            return call.apply(token());
        } catch (HttpClientErrorException.Unauthorized old) {
            token = null;
            throw old;
        }
    }

    private synchronized String token() {
        Token known = token;
        if (known == null || clock.instant().isAfter(known.until)) {
            known = fetch();
            token = known;
        }
        return known.value;
    }

    private Token fetch() {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", "client_credentials");
        form.add("scope", "audit:write");
        Map<?, ?> answer = Objects.requireNonNull(auth.post()
                .uri("/oauth2/token")
                .headers(headers -> headers.setBasicAuth(ID, Objects.requireNonNull(secret)))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(Map.class));
        long seconds = ((Number) Objects.requireNonNull(answer.get("expires_in"))).longValue();
        return new Token(
                String.valueOf(answer.get("access_token")),
                clock.instant().plusSeconds(seconds).minus(MARGIN));
    }
}
