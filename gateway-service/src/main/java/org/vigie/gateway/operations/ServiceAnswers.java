package org.vigie.gateway.operations;

import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpStatusCodeException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.vigie.platform.country.CountryProfile;
import org.vigie.platform.country.Feature;
import org.vigie.platform.observability.OwnState;
import org.vigie.platform.security.VigieProperties;

/** Asks every service of the country how it does, all at once, and waits for none longer than a few seconds. */
@Component
class ServiceAnswers {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final OwnState own;
    private final RestClient client;
    private final Map<String, String> addresses = new LinkedHashMap<>();

    ServiceAnswers(OwnState own, VigieProperties vigie, OperationsProperties services, CountryProfile country) {
        this.own = own;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(PATIENCE);
        this.client = RestClient.builder().requestFactory(requests).build();
        addresses.put("auth", vigie.authUrl() + "/auth/api/v1/operations/service");
        addresses.put("prediction", services.predictionUrl() + "/v1/operations/service");
        if (country.has(Feature.DATAVIZ)) {
            addresses.put("dataviz", services.datavizUrl() + "/v1/operations/service");
        }
    }

    /**
     * How one service does.
     *
     * @param state {@code up}; {@code failing}, where it answers but says or shows that something is wrong; {@code down}
     * @param reason why not up: {@code refused}, {@code timeout}, {@code health}, {@code answer} or the status of its answer
     * @param millis how long it took to answer
     * @param process what it says of itself; with several pods, the one that was asked
     */
    record Answer(
            String service,
            String state,
            @Nullable String reason,
            @Nullable Long millis,
            OwnState.@Nullable State process) {}

    List<Answer> all(String token) {
        List<CompletableFuture<Answer>> asked = addresses.entrySet().stream()
                .map(each -> CompletableFuture.supplyAsync(
                        () -> ask(each.getKey(), each.getValue(), token),
                        run -> Thread.ofVirtual().start(run)))
                .toList();
        OwnState.State gateway = own.read();
        List<Answer> answers = new ArrayList<>();
        answers.add(answer("gateway", gateway, null));
        asked.forEach(each -> answers.add(each.join()));
        return answers;
    }

    private Answer ask(String service, String address, String token) {
        long begun = System.nanoTime();
        try {
            OwnState.State state = client.get()
                    .uri(address)
                    .headers(headers -> headers.setBearerAuth(token))
                    .retrieve()
                    .body(OwnState.State.class);
            return state == null
                    ? new Answer(service, "failing", "answer", millisSince(begun), null)
                    : answer(service, state, millisSince(begun));
        } catch (HttpStatusCodeException refused) {
            return new Answer(
                    service, "failing", String.valueOf(refused.getStatusCode().value()), millisSince(begun), null);
        } catch (ResourceAccessException silent) {
            String reason = silent.getCause() instanceof HttpTimeoutException ? "timeout" : "refused";
            return new Answer(service, "down", reason, null, null);
        } catch (RestClientException unreadable) {
            return new Answer(service, "failing", "answer", millisSince(begun), null);
        }
    }

    private static Answer answer(String service, OwnState.State state, @Nullable Long millis) {
        return "UP".equals(state.status())
                ? new Answer(service, "up", null, millis, state)
                : new Answer(service, "failing", "health", millis, state);
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
