package org.vigie.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.vigie.testsupport.TestTokens;
import org.vigie.testsupport.WithTokens;

@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "vigie.country=ch")
@WithTokens
class PlatformApplicationTests {
    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    @Test
    void onlyOwnBeansAreSearchedForRulesOfAccess(@Autowired ApplicationContext context) {
        assertThat(Stream.of(context.getBeanDefinitionNames()).map(name -> context.getBean(name)))
                .filteredOn(AopUtils::isAopProxy)
                .extracting(AopUtils::getTargetClass)
                .containsExactly(TestApplication.TestController.class);
    }

    @Test
    void personHasThePermissionsOfTheToken() throws Exception {
        var answer = get("/v1/who", "Authorization", TestTokens.person("ada", "forecasts:read", "rounds:run"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"ada\"", "[\"forecasts:read\",\"rounds:run\"]");
    }

    @Test
    void clientHasItsScopes() throws Exception {
        var answer = get("/v1/who", "Authorization", TestTokens.client("vigie-cli", "observations:import"));
        assertThat(answer.body()).contains("\"vigie-cli\"", "[\"observations:import\"]");
    }

    @Test
    void scopesGiveAPersonNothing() throws Exception {
        var token = TestTokens.sign(TestTokens.claims("eve")
                .claim("permissions", java.util.List.of())
                .claim("scope", "accounts:manage"));
        assertThat(get("/v1/who", "Authorization", "Bearer " + token).body()).contains("\"authorities\":[]");
    }

    static Stream<String> badTokens() {
        var past = Date.from(Instant.now().minusSeconds(3600));
        return Stream.of(
                TestTokens.signWithForeignKey(TestTokens.claims("eve")),
                TestTokens.sign(TestTokens.claims("eve").issuer("http://evil.example/auth")),
                TestTokens.sign(TestTokens.claims("eve").audience("other")),
                TestTokens.sign(TestTokens.claims("eve").expirationTime(past)),
                TestTokens.sign(
                        new JWTClaimsSet.Builder(TestTokens.claims("eve").build()).expirationTime(null)),
                TestTokens.sign(TestTokens.claims("eve"), "JWT"),
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJldmUifQ.",
                "nonsense");
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void badTokenIsRefused(String token) throws Exception {
        var answer = get("/v1/who", "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("urn:vigie:problem:not-signed-in");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .startsWith("Bearer")
                .doesNotContain("resource_metadata", "127.0.0.1", "localhost");
    }

    @Test
    void noTokenIsAProblemInTheReadersLanguage() throws Exception {
        var answer = get("/v1/who", "Accept-Language", "it");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Content-Language")).hasValue("it-CH");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.body()).contains("È necessario accedere", "\"instance\":\"urn:uuid:");
    }

    @Test
    void missingPermissionIsForbidden() throws Exception {
        var answer = get("/v1/forecasts?page=1", "Authorization", TestTokens.person("ada"), "Accept-Language", "de");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("urn:vigie:problem:not-permitted", "Nicht erlaubt");
    }

    @Test
    void unknownAddressIsNotFoundOnlyForThoseWhoAreIn() throws Exception {
        assertThat(get("/v1/nothing").statusCode()).isEqualTo(401);
        var answer = get("/v1/nothing", "Authorization", TestTokens.person("ada"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("urn:vigie:problem:not-found", "Introuvable");
    }

    @Test
    void wrongMethodNamesThePossibleOnes() throws Exception {
        var answer = send(request("/v1/who", "Authorization", TestTokens.person("ada"))
                .DELETE()
                .build());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
        assertThat(answer.body()).contains("La méthode DELETE n’est pas possible ici. Possible : GET.");
    }

    @Test
    void wrongFormatNamesTheAcceptedOnes() throws Exception {
        var answer =
                send(request("/v1/numbers", "Authorization", TestTokens.person("ada"), "Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("x"))
                        .build());
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("application/json");
    }

    @Test
    void unreadableBodyIsABadRequest() throws Exception {
        var answer = send(
                request("/v1/numbers", "Authorization", TestTokens.person("ada"), "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"number\": "))
                        .build());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:vigie:problem:unreadable-body").doesNotContain("jackson");
    }

    @Test
    void missingAndBadParametersAreNamed() throws Exception {
        var token = TestTokens.person("ada", "forecasts:read");
        assertThat(get("/v1/forecasts", "Authorization", token).body()).contains("« page »");
        assertThat(get("/v1/forecasts?page=x", "Authorization", token).body()).contains("« x »", "« page »");
    }

    @Test
    void failureShowsNothingOfTheInside() throws Exception {
        var answer = get(
                "/v1/fails",
                "Authorization",
                TestTokens.person("ada"),
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("urn:vigie:problem:internal-error", "urn:uuid:0af76519-16cd-43dd-8448-eb211c80319c")
                .doesNotContain("secret", "Exception", "at org.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/full", "/v1/full-in-a-filter"})
    void fullDiskIsNamed(String path) throws Exception {
        var answer = get(path, "Authorization", TestTokens.person("ada"), "Accept-Language", "fr");
        assertThat(answer.statusCode()).isEqualTo(507);
        assertThat(answer.body())
                .contains("urn:vigie:problem:disk-full", "Le disque est plein")
                .doesNotContain("/data/x", "extend file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/away?state=",
                "/v1/away?state=08006",
                "/v1/away?state=57P01",
                "/v1/away?state=57P03",
                "/v1/away-in-a-filter"
            })
    void databaseThatIsAwayIsToBeTriedAgain(String path) throws Exception {
        var answer = get(path, "Authorization", TestTokens.person("ada"), "Accept-Language", "fr");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
        assertThat(answer.body())
                .contains("urn:vigie:problem:unavailable", "Réessayez dans un instant")
                .doesNotContain("secret", "pool", "refused");
    }

    @Test
    void faultInAStatementIsNotTakenForADatabaseThatIsAway() throws Exception {
        assertThat(get("/v1/away?state=42601", "Authorization", TestTokens.person("ada"))
                        .statusCode())
                .isEqualTo(500);
    }

    @Test
    void serviceNamesItsOwnProblems() throws Exception {
        var answer = get("/v1/refuses", "Authorization", TestTokens.person("ada"), "Accept-Language", "de-CH");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("urn:vigie:problem:already-running", "Runde <42> läuft schon.", "\"round\":42");
    }

    @Test
    void onlyTheProbesOfTheActuatorAreOpen() throws Exception {
        assertThat(get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/env", "Authorization", TestTokens.person("ada"))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/operations/service", "/api/v1/operations/service"})
    void operatorsAreToldHowTheProcessDoes(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(401);
        assertThat(get(path, "Authorization", TestTokens.person("ada", "forecasts:read"))
                        .statusCode())
                .isEqualTo(403);
        var answer = get(path, "Authorization", TestTokens.person("ada", "operations:read"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"UP\"", "\"ping\":\"UP\"", "\"startedAt\":\"20");
    }

    @Test
    void malformedHttpGetsNoServerBanner() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /<> HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Tomcat", "Exception");
        }
    }
}
