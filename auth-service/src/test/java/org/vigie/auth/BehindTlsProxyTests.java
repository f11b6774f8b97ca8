package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.vigie.testsupport.PostgresForTests;
import org.vigie.testsupport.TestBrowser;
import org.vigie.testsupport.TestDatabase;

/** What auth-service says to browsers that reach it by https, through a proxy that ends TLS. */
class BehindTlsProxyTests {
    private static final int PORT = AuthServiceTest.freePort();
    private static ConfigurableApplicationContext service;

    private final TestBrowser browser = new TestBrowser("fr");

    @BeforeAll
    static void start() {
        var database = PostgresForTests.newDatabase("vigie_auth");
        service = new SpringApplicationBuilder(AuthServiceApplication.class)
                .run(
                        "--server.port=" + PORT,
                        "--vigie.country=fr",
                        "--vigie.public-url=https://vigie.example.org",
                        "--vigie.auth-url=http://127.0.0.1:" + PORT,
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.owner(),
                        "--spring.datasource.password=" + TestDatabase.PASSWORD,
                        "--vigie.auth.bootstrap-password=" + AuthServiceTest.BOOTSTRAP,
                        "--vigie.auth.key-encryption-key=0123456789abcdef0123456789abcdef",
                        "--vigie.auth.clients.gateway.secret=" + AuthServiceTest.SECRET);
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
