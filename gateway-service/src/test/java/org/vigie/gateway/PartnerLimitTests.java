package org.vigie.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.vigie.testsupport.TestBrowser;
import org.vigie.testsupport.TestTokens;
import org.vigie.testsupport.WithPostgres;
import org.vigie.testsupport.WithTokens;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "vigie.country=us",
            "vigie.gateway.client-secret=" + GatewayTest.SECRET,
            "vigie.gateway.partner.calls-per-minute=3"
        })
@WithPostgres("vigie_gateway")
@WithTokens
class PartnerLimitTests {
    private final TestBrowser partner = new TestBrowser("en");

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("vigie.prediction-url", GatewayTest.prediction::url);
    }

    private double calls(String client, String outcome) {
        return meters.get("vigie.partner.calls")
                .tags("client", client, "outcome", outcome)
                .counter()
                .count();
    }

    private HttpResponse<String> places(String token) {
        return partner.fetch("http://127.0.0.1:" + port + "/partner/v1/places", "Authorization", token);
    }

    @Test
    void goodTokenIsPassedOnUntilTheLimit() {
        var token = TestTokens.client("lab-1", "observations:read");
        var first = places(token);
        assertThat(first.body()).startsWith("prediction GET /partner/v1/places").contains(token);
        assertThat(first.headers().firstValue("RateLimit-Policy")).hasValue("\"minute\";q=3;w=60");
        var last = first;
        for (int i = 0; i < 8 && last.statusCode() == 200; i++) {
            last = places(token);
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers()
                        .firstValue("Retry-After")
                        .map(Integer::parseInt)
                        .orElseThrow())
                .isBetween(1, 60);
        assertThat(last.body()).contains("urn:vigie:problem:too-many-requests");
        assertThat(places(TestTokens.client("lab-2", "observations:read")).statusCode())
                .isEqualTo(200);
        assertThat(calls("lab-1", "refused")).isPositive();
        assertThat(calls("lab-2", "passed")).isOne();
        assertThat(meters.get("vigie.partner.quota").gauge().value()).isEqualTo(3);
    }

    @Test
    void badTokenIsRefusedHere() {
        assertThat(places("Bearer nonsense").statusCode()).isEqualTo(401);
        var answer = places("Basic x");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(answer.body()).contains("urn:vigie:problem:bad-token", "/auth/oauth2/token");
    }
}
