package org.vigie.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "vigie.country=us")
class PublicPathsTests extends GatewayTest {
    private static final String ISSUER_PLACEHOLDER = "our-issuer";
    private static final String ISSUER = PUBLIC + "/auth";

    @DynamicPropertySource
    static void echoingAuthService(DynamicPropertyRegistry registry) {
        registry.add("vigie.auth-url", auth::url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/forecasts", "/rounds/42"})
    void everyPageIsTheApplication(String path) {
        var page = browser.fetch(PUBLIC + path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Vigie us</title>");
        assertThat(page.headers().firstValue("Content-Type")).get().asString().startsWith("text/html");
        assertThat(page.headers().firstValue("Cache-Control")).get().asString().contains("no-cache");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Server")).isEmpty();
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void assetsAreKeptForEver() {
        var file = browser.fetch(PUBLIC + "/assets/app-1a2b3c.js");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("max-age=31536000", "immutable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/none.js", "/nothing.php", "/bff/nothing", "/api/v2/x", "/partner/v2", "/.env"})
    void whatIsNotThereIsAProblem(String path) {
        var answer = browser.fetch(PUBLIC + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(answer.body()).contains("urn:vigie:problem:not-found");
    }

    @Test
    void dataNeedSignIn() {
        for (var path : new String[] {"/api/v1/profiles", "/api/v1/figures/fan-chart"}) {
            var answer = browser.fetch(PUBLIC + path, "Authorization", "Bearer stolen");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
            assertThat(answer.body()).contains("urn:vigie:problem:not-signed-in");
        }
    }

    @Test
    void sessionOfAStrangerSaysWhatTheCountryHas() {
        var session = browser.fetch(PUBLIC + "/bff/session");
        assertThat(session.body())
                .contains(
                        "\"signedIn\":false",
                        "\"country\":\"us\"",
                        "\"locales\":[\"en\"]",
                        "PARTNER_API",
                        "\"permissions\":[]",
                        "\"csrf\":null");
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void signInBeginsAtTheIssuerWithPkce() {
        browser.fetch(PUBLIC + "/bff/sign-in?to=//evil.example");
        var start = browser.fetch(PUBLIC + "/bff/authorize/vigie");
        assertThat(start.statusCode()).isEqualTo(302);
        assertThat(start.headers().firstValue("Location"))
                .get()
                .asString()
                .startsWith(PUBLIC + "/auth/oauth2/authorize?")
                .contains("code_challenge_method=S256", "nonce=", "state=", "redirect_uri=" + PUBLIC + "/bff/callback");
        var cookie = browser.cookies().getFirst();
        assertThat(cookie.getName()).isEqualTo("vigie-session");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&iss=http://evil.example", "&iss=" + ISSUER_PLACEHOLDER})
    void forgedCallbackLeadsToTheStartPage(String issuer) {
        var answer =
                browser.fetch(PUBLIC + "/bff/callback?code=x&state=y" + issuer.replace(ISSUER_PLACEHOLDER, ISSUER));
        assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/?sign-in=failed");
    }

    /** A body of unknown length could grow beyond what is accepted while it is passed on. */
    @Test
    void bodyOfUnknownLengthIsRefused() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[100]));
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(PUBLIC + "/auth/oauth2/token"))
                            .POST(body)
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(411);
            assertThat(answer.body()).contains("urn:vigie:problem:length-required", "Content-Length");
        }
    }

    @Test
    void writeWithoutSessionAsksToSignIn() {
        for (String path : List.of("/bff/sign-out", "/api/v1/rounds")) {
            var answer = browser.send("POST", PUBLIC + path, "");
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.body()).contains("urn:vigie:problem:not-signed-in");
        }
    }

    /** An address is kept in logs, a form is not: passwords and tokens stay where they were written. */
    @Test
    void formStaysOutOfTheAddress() {
        var echo = browser.send(
                        "POST",
                        PUBLIC + "/auth/userinfo?x=1",
                        "access_token=a.b.c&password=secret",
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .body();
        assertThat(echo)
                .startsWith("auth POST /auth/userinfo?x=1\n")
                .contains("Content-type: application/x-www-form-urlencoded")
                .doesNotContain("body: 0");
    }

    @Test
    void authServiceSeesThePublicAddressAndOnlyItsCookie() {
        var echo = browser.fetch(
                        PUBLIC + "/auth/sign-in?x=1",
                        "X-Forwarded-Host",
                        "evil.example",
                        "X-Forwarded-For",
                        "10.9.9.9",
                        "Forwarded",
                        "host=evil.example",
                        "Cookie",
                        "vigie-session=s; vigie-auth=a; other=o")
                .body();
        assertThat(echo)
                .startsWith("auth GET /auth/sign-in?x=1")
                .contains("X-forwarded-host: localhost\n", "X-forwarded-proto: http\n", "X-forwarded-port: " + PORT)
                .contains("X-forwarded-for: 127.0.0.1\n", "Cookie: vigie-auth=a\n", "Accept-language: en")
                .contains("Traceparent: 00-")
                .doesNotContain("evil", "10.9.9.9", "vigie-session");
    }

    @Test
    void formsReachAuthServiceWhole() {
        var echo = browser.send(
                        "POST",
                        PUBLIC + "/auth/sign-in",
                        "username=a&password=b",
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .body();
        assertThat(echo).startsWith("auth POST /auth/sign-in\n").contains("body: 21\n");
    }

    @Test
    void metadataIsFoundWhereTheStandardSays() {
        assertThat(browser.fetch(PUBLIC + "/.well-known/oauth-authorization-server/auth")
                        .body())
                .startsWith("auth GET /auth/.well-known/oauth-authorization-server");
    }

    @Test
    void onlyTheProbesOfTheActuatorAreOpen() {
        assertThat(browser.fetch(PUBLIC + "/actuator/health/readiness").body()).contains("UP");
        assertThat(browser.fetch(PUBLIC + "/actuator/env").statusCode()).isIn(401, 403, 404);
    }
}
