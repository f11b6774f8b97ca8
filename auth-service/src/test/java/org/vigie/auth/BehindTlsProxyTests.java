package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.vigie.testsupport.TestBrowser;

/** What auth-service says to browsers that reach it by https, through a proxy that ends TLS. */
class BehindTlsProxyTests {
    private static final int PORT = AuthServiceTest.freePort();
    private static ConfigurableApplicationContext service;

    private final TestBrowser browser = new TestBrowser("fr");

    @BeforeAll
    static void start() {
        service = AuthServiceTest.start(PORT, "fr", "https://vigie.example.org");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private HttpResponse<String> open(String path) {
        return browser.fetch(
                "http://127.0.0.1:" + PORT + "/auth" + path,
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "vigie.example.org",
                "X-Forwarded-Port",
                "443");
    }

    @Test
    void cookieIsBoundToTheHostAndToTls() {
        var cookie = open("/sign-in").headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .startsWith("__Host-vigie-auth=")
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Domain=");
    }

    @Test
    void addressesAreThoseOfTheProxy() {
        var flow = new CodeFlow("http://127.0.0.1:" + PORT + "/auth", "https://vigie.example.org", browser);
        var request = flow.request();
        request.put("prompt", "none");
        open("/sign-in");
        var answer = open("/oauth2/authorize?" + CodeFlow.form(request));
        assertThat(answer.headers().firstValue("Location"))
                .get()
                .asString()
                .startsWith("https://vigie.example.org/bff/callback?error=login_required")
                .contains("iss=https%3A%2F%2Fvigie.example.org%2Fauth");
        assertThat(open("/.well-known/openid-configuration").body())
                .contains("\"https://vigie.example.org/auth/oauth2/authorize\"")
                .doesNotContain("127.0.0.1");
        assertThat(open("/sign-in").headers().firstValue("Strict-Transport-Security"))
                .isPresent();
    }
}
