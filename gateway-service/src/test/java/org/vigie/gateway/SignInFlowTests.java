package org.vigie.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.vigie.testsupport.PostgresForTests;
import org.vigie.testsupport.TestBrowser;
import org.vigie.testsupport.TestDatabase;

@TestPropertySource(properties = "vigie.country=us")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInFlowTests extends GatewayTest {
    private static final int AUTH_PORT = freePort();
    private static final String PASSWORD = "a long enough pass phrase";
    private static Process authService;

    @DynamicPropertySource
    static void realAuthService(DynamicPropertyRegistry registry) {
        registry.add("vigie.auth-url", () -> "http://127.0.0.1:" + AUTH_PORT);
    }

    @BeforeAll
    static void startAuthService() throws IOException, InterruptedException {
        var database = PostgresForTests.newDatabase("vigie_auth");
        authService = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        authServiceJar().toString(),
                        "--vigie.country=us",
                        "--server.port=" + AUTH_PORT,
                        "--vigie.stop-with-parent=true",
                        "--vigie.public-url=" + PUBLIC,
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.password=" + TestDatabase.PASSWORD,
                        "--vigie.auth.bootstrap-password=one-time-only",
                        "--vigie.auth.clients.gateway.secret=" + SECRET))
                .redirectErrorStream(true)
                .redirectOutput(new File("target/auth-service.log"))
                .start();
        var browser = new TestBrowser("en");
        var deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (true) {
            try {
                if (browser.fetch("http://127.0.0.1:" + AUTH_PORT + "/auth/actuator/health/readiness")
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (java.io.UncheckedIOException notYet) {
                assertThat(authService.isAlive())
                        .as("see target/auth-service.log")
                        .isTrue();
            }
            assertThat(Instant.now()).as("auth-service is not ready").isBefore(deadline);
            Thread.sleep(200);
        }
    }

    private static Path authServiceJar() throws IOException {
        try (var files = Files.list(Path.of("..", "auth-service", "target"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Build auth-service first: ./mvnw verify -pl auth-service"));
        }
    }

    @AfterAll
    static void closedInputStopsAuthService() throws IOException, InterruptedException {
        authService.getOutputStream().close();
        assertThat(authService.waitFor(Duration.ofSeconds(30)))
                .as("auth-service stops when its input closes")
                .isTrue();
    }

    @Test
    @Order(1)
    void personSignsInWorksAndSignsOut() {
        var page = browser.open(PUBLIC + "/bff/sign-in?to=/forecasts");
        assertThat(page.uri().toString()).isEqualTo(PUBLIC + "/auth/sign-in");
        browser.submit(Map.of("username", "admin", "password", "one-time-only"));
        var home = browser.submit(Map.of("password", PASSWORD, "repeated", PASSWORD));
        assertThat(home.uri().toString()).isEqualTo(PUBLIC + "/forecasts");
        assertThat(browser.visited()).allMatch(address -> address.startsWith(PUBLIC));
        assertThat(browser.cookies()).hasSize(2).allMatch(cookie -> cookie.isHttpOnly());

        var session = browser.fetch(PUBLIC + "/bff/session").body();
        assertThat(session).contains("\"signedIn\":true", "\"name\":\"Administrator\"", "accounts:manage");
        var csrf =
                (Map<?, ?>) JsonParserFactory.getJsonParser().parseMap(session).get("csrf");

        var read = browser.fetch(PUBLIC + "/api/v1/profiles?x=1").body();
        assertThat(read)
                .startsWith("prediction GET /v1/profiles?x=1")
                .contains("Authorization: Bearer eyJ", "Accept-language: en")
                .doesNotContain("Cookie:");
        assertThat(browser.fetch(PUBLIC + "/api/v1/figures/fan-chart").body())
                .startsWith("dataviz GET /v1/figures/fan-chart");

        assertThat(browser.fetch(PUBLIC + "/api/v1/operations/services").body())
                .contains(
                        "\"service\":\"gateway\",\"state\":\"up\"",
                        "\"service\":\"auth\",\"state\":\"up\"",
                        "\"service\":\"prediction\",\"state\":\"failing\",\"reason\":\"answer\"",
                        "\"db\":\"UP\"");

        assertThat(browser.send("POST", PUBLIC + "/api/v1/rounds", "{}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(403);
        var large = "x".repeat(3_000_000);
        var written = browser.send(
                "POST",
                PUBLIC + "/api/v1/imports",
                large,
                "Content-Type",
                "multipart/form-data; boundary=b",
                (String) csrf.get("header"),
                (String) csrf.get("token"));
        assertThat(written.body()).startsWith("prediction POST /v1/imports").contains("body: 3000000");

        var out = browser.send(
                "POST",
                PUBLIC + "/bff/sign-out",
                "",
                "Accept",
                "application/json",
                (String) csrf.get("header"),
                (String) csrf.get("token"));
        var next = out.headers().firstValue("Location").orElseThrow();
        assertThat(next).startsWith(PUBLIC + "/auth/connect/logout?id_token_hint=");
        assertThat(browser.open(next).uri().toString()).isEqualTo(PUBLIC + "/");
        assertThat(browser.fetch(PUBLIC + "/bff/session").body()).contains("\"signedIn\":false");
        assertThat(browser.fetch(PUBLIC + "/api/v1/profiles").statusCode()).isEqualTo(401);
        assertThat(browser.fetch(PUBLIC + "/api/v1/operations/services").statusCode())
                .isEqualTo(401);
        assertThat(browser.open(PUBLIC + "/bff/sign-in").uri().getPath()).isEqualTo("/auth/sign-in");
    }

    @Test
    @Order(2)
    void sessionEndedFromElsewhereIsOverWithinSeconds() {
        signIn(browser);
        var here = sessions(browser);
        var other = new TestBrowser("en");
        signIn(other);
        assertThat(other.fetch(PUBLIC + "/api/v1/profiles").statusCode()).isEqualTo(200);
        var there = sessions(browser).stream().filter(id -> !here.contains(id)).findFirst();

        write(browser, "DELETE", "/api/v1/identity/me/sessions/" + there.orElseThrow(), "", 204);

        await(() -> other.fetch(PUBLIC + "/api/v1/profiles").statusCode() == 401);
        assertThat(other.fetch(PUBLIC + "/bff/session").body()).contains("\"signedIn\":false");
        assertThat(browser.fetch(PUBLIC + "/api/v1/profiles").statusCode())
                .as("the other session of the same person goes on")
                .isEqualTo(200);
    }

    @Test
    @Order(3)
    void changedRoleAndLockTakeEffectWithinSeconds() {
        signIn(browser);
        var invited = write(
                browser,
                "POST",
                "/api/v1/identity/accounts",
                "{\"username\":\"ada\",\"displayName\":\"Ada\",\"role\":\"READER\"}",
                201);
        var account = "/api/v1/identity/accounts/" + ((Map<?, ?>) invited.get("account")).get("id");
        var ada = new TestBrowser("en");
        ada.open((String) ((Map<?, ?>) invited.get("link")).get("address"));
        ada.submit(Map.of("password", PASSWORD, "repeated", PASSWORD));
        ada.open(PUBLIC + "/bff/sign-in");
        assertThat(ada.fetch(PUBLIC + "/bff/session").body())
                .contains("\"signedIn\":true")
                .doesNotContain("audit:read");

        write(browser, "PUT", account, "{\"displayName\":\"Ada\",\"role\":\"DATA_PROTECTION_OFFICER\"}", 200);
        await(() -> ada.fetch(PUBLIC + "/bff/session").body().contains("audit:read"));

        write(browser, "PUT", account + "/lock", "", 200);
        await(() -> ada.fetch(PUBLIC + "/api/v1/profiles").statusCode() == 401);
    }

    private static void signIn(TestBrowser person) {
        person.open(PUBLIC + "/bff/sign-in");
        person.submit(Map.of("username", "admin", "password", PASSWORD));
        assertThat(person.fetch(PUBLIC + "/bff/session").body()).contains("\"signedIn\":true");
    }

    private static List<String> sessions(TestBrowser person) {
        return JsonParserFactory.getJsonParser()
                .parseList(person.fetch(PUBLIC + "/api/v1/identity/me/sessions").body())
                .stream()
                .map(each -> (String) ((Map<?, ?>) each).get("id"))
                .toList();
    }

    private static Map<String, Object> write(
            TestBrowser person, String method, String path, String body, int expected) {
        var session = JsonParserFactory.getJsonParser()
                .parseMap(person.fetch(PUBLIC + "/bff/session").body());
        var csrf = (Map<?, ?>) session.get("csrf");
        var answer = person.send(
                method,
                PUBLIC + path,
                body,
                "Content-Type",
                "application/json",
                "Accept",
                "application/json",
                (String) csrf.get("header"),
                (String) csrf.get("token"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        return answer.body().isEmpty()
                ? Map.of()
                : JsonParserFactory.getJsonParser().parseMap(answer.body());
    }

    /** Far less than the ten minutes for which an access token itself is good. */
    private static void await(BooleanSupplier condition) {
        var deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
        }
    }
}
