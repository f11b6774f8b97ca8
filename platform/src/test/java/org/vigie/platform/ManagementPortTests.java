package org.vigie.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.vigie.testsupport.WithTokens;

@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "vigie.country=ch",
            "management.server.port=0",
            "management.endpoints.web.exposure.include=health,prometheus,env",
            "management.prometheus.metrics.export.enabled=true",
            "management.endpoint.health.group.startup.include=readinessState"
        })
@WithTokens
class ManagementPortTests {
    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Test
    void healthGroupsAreOpenOnTheManagementPort() throws Exception {
        for (String group : new String[] {"startup", "readiness", "liveness"}) {
            assertThat(get(managementPort, "/actuator/health/" + group).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void metricsAreOpenOnTheManagementPortWithTheObjectivesBuckets() throws Exception {
        get(port, "/v1/who");
        var answer = get(managementPort, "/actuator/prometheus");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("jvm_memory_used_bytes", "http_server_requests_seconds_bucket", "le=\"0.5\"");
    }

    @Test
    void otherEndpointsAreClosedEvenThere() throws Exception {
        assertThat(get(managementPort, "/actuator/env").statusCode()).isIn(401, 403);
    }

    @Test
    void nothingOfItIsOnThePublicPort() throws Exception {
        assertThat(get(port, "/actuator/prometheus").statusCode()).isIn(401, 403, 404);
        assertThat(get(port, "/actuator/env").statusCode()).isIn(401, 403, 404);
    }

    private HttpResponse<String> get(int at, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
