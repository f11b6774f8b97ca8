package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.test.context.TestPropertySource;
import org.vigie.testsupport.TestBrowser;

@TestPropertySource(properties = "vigie.country=us")
class ClientsTests extends AuthServiceTest {
    private static String token;

    private final TestBrowser browser = new TestBrowser("en");
    private final CodeFlow flow = new CodeFlow(ISSUER, PUBLIC, browser);

    @BeforeEach
    void signIn() {
        if (token == null) {
            flow.authorize("admin", BOOTSTRAP);
            browser.submit(Map.of("password", PASSWORD, "repeated", PASSWORD));
            var answer = flow.exchange(flow.last().get("code"), CodeFlow.VERIFIER, SECRET);
            token = "Bearer " + body(answer).get("access_token");
        }
    }

    private static Map<String, Object> body(HttpResponse<String> answer) {
        return JsonParserFactory.getJsonParser().parseMap(answer.body());
    }

    private HttpResponse<String> call(String method, String path, String body) {
        return browser.send(
                method,
                ISSUER + "/api/v1/clients" + path,
                body,
                "Authorization",
                token,
                "Content-Type",
                "application/json",
                "Accept",
                "application/json");
    }

    private HttpResponse<String> make(String id) {
        return call(
                "POST",
                "",
                "{\"id\":\"" + id + "\",\"name\":\"State lab\",\"contact\":\"lab@example.org\","
                        + "\"scopes\":[\"forecasts:read\"]}");
    }

    private int tokenStatus(String id, String secret) {
        return flow.token(Map.of("grant_type", "client_credentials"), id, secret)
                .statusCode();
    }

    @Test
    void newClientGetsTokensWithItsSecretUntilItIsDisabled() {
        var made = make("state-lab");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var secret = (String) body(made).get("secret");
        assertThat(secret).hasSize(43);
        assertThat(call("GET", "", "").body()).contains("state-lab").doesNotContain(secret, "hmac", "vigie-cli");
        assertThat(tokenStatus("state-lab", secret)).isEqualTo(200);
        assertThat(call("PUT", "/state-lab/lock", "").body()).contains("\"disabled\":true");
        assertThat(tokenStatus("state-lab", secret)).isEqualTo(401);
        call("DELETE", "/state-lab/lock", "");
        assertThat(tokenStatus("state-lab", secret)).isEqualTo(200);
    }

    @Test
    void renewedSecretReplacesTheOldOne() {
        var old = (String) body(make("county")).get("secret");
        var renewed = (String) body(call("POST", "/county/secret", "")).get("secret");
        assertThat(renewed).isNotEqualTo(old);
        assertThat(tokenStatus("county", old)).isEqualTo(401);
        assertThat(tokenStatus("county", renewed)).isEqualTo(200);
    }

    @Test
    void badClientsAreRefusedWithAReason() {
        make("twice");
        assertThat(make("twice").body()).contains("urn:vigie:problem:client-taken");
        assertThat(make("gateway").body()).contains("urn:vigie:problem:client-taken");
        assertThat(make("admin").body())
                .as("the trail would not tell it from the person")
                .contains("urn:vigie:problem:client-taken");
        assertThat(make("Not Good").body()).contains("urn:vigie:problem:bad-parameter", "id");
        assertThat(call(
                                "POST",
                                "",
                                "{\"id\":\"abc\",\"name\":\"x\",\"contact\":\"y\",\"scopes\":[\"accounts:manage\"]}")
                        .body())
                .contains("urn:vigie:problem:bad-parameter", "scopes");
        assertThat(call("POST", "/gateway/secret", "").statusCode())
                .as("only clients made here may be renewed here")
                .isEqualTo(404);
    }
}
