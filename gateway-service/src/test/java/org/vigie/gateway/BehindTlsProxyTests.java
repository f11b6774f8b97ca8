package org.vigie.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.vigie.testsupport.TestBrowser;
import org.vigie.testsupport.WithPostgres;

/** The gateway where people reach it by https: this test plays the server in front, which ends TLS. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "vigie.country=us",
            "vigie.public-url=https://vigie.example",
            "vigie.gateway.client-secret=" + GatewayTest.SECRET
        })
@WithPostgres("vigie_gateway")
class BehindTlsProxyTests {
    private final TestBrowser browser = new TestBrowser("en");

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("vigie.auth-url", GatewayTest.auth::url);
    }

    private HttpResponse<String> fetch(String path) {
        return browser.fetch("http://127.0.0.1:" + port + path, "X-Forwarded-For", "203.0.113.9");
    }

    @Test
    void authServiceLearnsWhoCallsAndNotWhoPassesOn() {
        assertThat(fetch("/auth/sign-in").body())
                .contains("X-forwarded-for: 203.0.113.9\n", "X-forwarded-proto: https\n", "X-forwarded-port: 443\n");
    }

    @Test
    void nobodyIsSentBackWithoutTls() {
        var answer = fetch("/bff/callback?code=x&state=y");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("/?sign-in=failed");
    }
}
