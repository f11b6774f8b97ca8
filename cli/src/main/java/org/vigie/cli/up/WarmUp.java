package org.vigie.cli.up;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.vigie.cli.Failure;
import org.vigie.cli.Secrets;
import org.vigie.cli.instance.InstanceFile;

/** Calls what people call first, so that the classes it needs are in the cache; answers do not matter. */
record WarmUp(InstanceFile instance, Secrets secrets) {
    private static final List<String> PATHS = List.of(
            "/",
            "/bff/session",
            "/bff/sign-in?to=/",
            "/auth/login",
            "/auth/.well-known/openid-configuration",
            "/auth/oauth2/jwks",
            "/api/v1/profiles",
            "/partner/v1/places",
            "/nothing-here");

    void run() {
        try (HttpClient client = HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(5))
                .build()) {
            for (int round = 0; round < 3; round++) {
                for (String path : PATHS) {
                    get(client, instance.url(Service.GATEWAY.module()) + path);
                }
            }
        }
    }

    private static void get(HttpClient client, String url) {
        try {
            client.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            // a path that a country lacks or that closes early trains as much as one that answers
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while preparing", e);
        }
    }
}
