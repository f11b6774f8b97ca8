package org.vigie.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.vigie.platform.problem.ProblemException;

class UpstreamFailuresTests {
    private static final UpstreamProperties UPSTREAM = new UpstreamProperties(
            "http://prediction",
            "http://dataviz",
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            DataSize.ofMegabytes(100),
            DataSize.ofGigabytes(4));

    private final UpstreamFailures failures = new UpstreamFailures(UPSTREAM);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aReadThatWasRefusedAConnectionIsAskedAgain() throws Exception {
        var answer = failures.filter(request("GET"), failing(2, new ConnectException("refused")));
        assertThat(answer.statusCode().value()).isEqualTo(200);
        assertThat(asked).hasValue(3);
    }

    @Test
    void aServiceThatKeepsRefusingIsUnavailable() {
        assertThatThrownBy(() -> failures.filter(request("GET"), failing(99, new ConnectException("refused"))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(503));
        assertThat(asked).hasValue(4);
    }

    @Test
    void aWriteIsNeverRepeated() {
        assertThatThrownBy(() -> failures.filter(request("POST"), failing(1, new ConnectException("refused"))))
                .isInstanceOf(ProblemException.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aReadThatMayHaveArrivedIsNotRepeated() {
        assertThatThrownBy(() -> failures.filter(request("GET"), failing(1, new IOException("reset"))))
                .isInstanceOf(ProblemException.class);
        var timeout = new HttpConnectTimeoutException("late");
        timeout.initCause(new ConnectException("late"));
        assertThatThrownBy(() -> failures.filter(request("GET"), failing(2, timeout)))
                .isInstanceOf(ProblemException.class);
        assertThat(asked).hasValue(2);
    }

    @Test
    void onlyFilesOfDataMayBeLarge() throws Exception {
        long file = DataSize.ofGigabytes(2).toBytes();
        assertThat(failures.filter(request("POST", "/api/v1/imports", file), failing(0, new IOException()))
                        .statusCode()
                        .value())
                .isEqualTo(200);
        for (ServerRequest tooLarge : List.of(
                request("POST", "/api/v1/imports", 3 * file),
                request("PUT", "/api/v1/imports", file),
                request("POST", "/api/v1/rounds", file))) {
            assertThatThrownBy(() -> failures.filter(tooLarge, failing(0, new IOException())))
                    .isInstanceOfSatisfying(ProblemException.class, problem -> {
                        assertThat(problem.status().value()).isEqualTo(413);
                        assertThat(problem.slug()).isEqualTo("larger-than-accepted");
                    });
        }
    }

    private static ServerRequest request(String method, String path, long length) {
        var request = new MockHttpServletRequest(method, path);
        request.addHeader("Content-Length", length);
        return ServerRequest.create(request, List.of());
    }

    private HandlerFunction<ServerResponse> failing(int times, IOException failure) {
        return request -> {
            if (asked.incrementAndGet() <= times) {
                throw new ResourceAccessException("no", failure);
            }
            return ServerResponse.ok().build();
        };
    }

    private static ServerRequest request(String method) {
        return ServerRequest.create(new MockHttpServletRequest(method, "/api/v1/profiles"), List.of());
    }
}
