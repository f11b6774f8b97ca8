package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.test.context.TestPropertySource;
import org.vigie.testsupport.TestBrowser;

@TestPropertySource(properties = "vigie.country=us")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInTests extends AuthServiceTest {
    private final TestBrowser browser = new TestBrowser("en");
    private final CodeFlow flow = new CodeFlow(ISSUER, PUBLIC, browser);

    @Test
    @Order(1)
    void oneTimePasswordMustBeReplaced() {
        browser.open(flow.address(flow.request()));
        assertThat(browser.visited().getLast()).isEqualTo(ISSUER + "/sign-in");
        var choose = browser.submit(Map.of("username", "admin", "password", BOOTSTRAP));
        assertThat(choose.uri().getPath()).isEqualTo("/auth/new-password");
        assertThat(choose.body()).contains("Choose a new password").doesNotContain("??");

        var tooShort = browser.submit(Map.of("password", "short", "repeated", "short"));
        assertThat(tooShort.statusCode()).isEqualTo(422);
        assertThat(tooShort.body()).contains("at least 15 characters");
        for (var known : List.of("passwordpassword", "123456789987654321", "Admin-admin-admin")) {
            assertThat(browser.submit(Map.of("password", known, "repeated", known))
                            .body())
                    .as(known)
                    .contains("easy to guess");
        }
        assertThat(browser.submit(Map.of("password", PASSWORD, "repeated", "other"))
                        .body())
                .contains("not the same");
        assertThat(browser.submit(Map.of("password", BOOTSTRAP, "repeated", BOOTSTRAP))
                        .body())
                .contains("the password you had");

        browser.submit(Map.of("password", PASSWORD, "repeated", PASSWORD));
        assertThat(flow.last())
                .containsKey("code")
                .containsEntry("state", "state-1")
                .containsEntry("iss", ISSUER);
    }

    @Test
    @Order(2)
    void oneTimePasswordWorksOnlyOnce() {
        browser.open(ISSUER + "/sign-in");
        var answer = browser.submit(Map.of("username", "admin", "password", BOOTSTRAP));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("User name or password is wrong.");
    }

    @Test
    @Order(2)
    void codeGivesTokensOfThePerson() throws Exception {
        var answer = flow.exchange(flow.authorize("Admin", PASSWORD).get("code"), CodeFlow.VERIFIER, SECRET);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var tokens = JsonParserFactory.getJsonParser().parseMap(answer.body());
        var access = SignedJWT.parse((String) tokens.get("access_token"));
        assertThat(access.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(access.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        var claims = access.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(ISSUER);
        assertThat(claims.getAudience()).containsExactly("vigie");
        assertThat(claims.getStringClaim("client_id")).isEqualTo("gateway");
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("admin");
        assertThat(claims.getStringListClaim("permissions")).contains("accounts:manage", "rounds:run");
        assertThat(claims.getSubject()).matches("[0-9a-f-]{36}");
        assertThat(claims.getJWTID()).isNotBlank();
        var id = SignedJWT.parse((String) tokens.get("id_token"));
        assertThat(id.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(id.getJWTClaimsSet().getStringClaim("nonce")).isEqualTo("nonce-1");
        assertThat(id.getJWTClaimsSet().getStringClaim("name")).isEqualTo("Administrator");
        assertThat(id.getJWTClaimsSet().getClaim("auth_time")).isNotNull();

        var info = browser.fetch(ISSUER + "/userinfo", "Authorization", "Bearer " + tokens.get("access_token"));
        assertThat(info.statusCode()).isEqualTo(200);
        assertThat(info.body()).contains("\"preferred_username\":\"admin\"");

        var refreshed = flow.token(
                Map.of("grant_type", "refresh_token", "refresh_token", (String) tokens.get("refresh_token")),
                "gateway",
                SECRET);
        assertThat(refreshed.statusCode()).as(refreshed.body()).isEqualTo(200);
        var next = (String)
                JsonParserFactory.getJsonParser().parseMap(refreshed.body()).get("refresh_token");
        assertThat(next).isNotEqualTo(tokens.get("refresh_token"));

        var replayed = flow.token(
                Map.of("grant_type", "refresh_token", "refresh_token", (String) tokens.get("refresh_token")),
                "gateway",
                SECRET);
        assertThat(replayed.body()).contains("invalid_grant");
        var stolen = flow.token(Map.of("grant_type", "refresh_token", "refresh_token", next), "gateway", SECRET);
        assertThat(stolen.body()).as("a replay withdraws the whole grant").contains("invalid_grant");
    }

    @Test
    @Order(2)
    void codeNeedsItsVerifierAndWorksOnce() {
        assertThat(flow.exchange(flow.authorize("admin", PASSWORD).get("code"), "wrong".repeat(10), SECRET)
                        .body())
                .contains("invalid_grant");
        var again = new TestBrowser("en");
        var second = new CodeFlow(ISSUER, PUBLIC, again);
        var code = second.authorize("admin", PASSWORD).get("code");
        assertThat(second.exchange(code, CodeFlow.VERIFIER, SECRET).statusCode())
                .isEqualTo(200);
        assertThat(second.exchange(code, CodeFlow.VERIFIER, SECRET).body()).contains("invalid_grant");
    }

    @Test
    @Order(2)
    void requestWithoutPkceIsRefusedAtTheRedirectUri() {
        var request = flow.request();
        request.remove("code_challenge");
        request.remove("code_challenge_method");
        browser.fetch(flow.address(request));
        browser.open(flow.address(request));
        assertThat(flow.last()).containsEntry("error", "invalid_request").containsEntry("iss", ISSUER);
        assertThat(flow.last().get("error_description")).contains("code_challenge");
    }

    @Test
    @Order(2)
    void strangeRedirectUriIsRefusedWithoutRedirect() {
        var request = flow.request();
        request.put("redirect_uri", "http://evil.example/");
        var answer = browser.fetch(flow.address(request));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).contains("<h1>The request is not valid</h1>", "urn:uuid:");
    }

    @Test
    @Order(2)
    void silentRequestIsAnsweredAtTheRedirectUri() {
        var request = flow.request();
        request.put("prompt", "none");
        browser.fetch(flow.address(request));
        var location = browser.fetch(flow.address(request)).headers().firstValue("Location");
        assertThat(location).get().asString().contains("error=login_required", "iss=", "state=state-1");
    }

    @Test
    @Order(2)
    void signedInPersonGetsACodeSilently() {
        flow.authorize("admin", PASSWORD);
        var request = flow.request();
        request.put("prompt", "none");
        browser.open(flow.address(request));
        assertThat(flow.last()).containsKey("code");
    }

    @Test
    @Order(2)
    void signOutEndsTheSessionAndReturnsToTheApplication() {
        var tokens = JsonParserFactory.getJsonParser()
                .parseMap(flow.exchange(flow.authorize("admin", PASSWORD).get("code"), CodeFlow.VERIFIER, SECRET)
                        .body());
        var out = browser.fetch(ISSUER + "/connect/logout?id_token_hint=" + tokens.get("id_token")
                + "&post_logout_redirect_uri=" + PUBLIC + "/");
        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(out.headers().firstValue("Location")).hasValue(PUBLIC + "/");
        var request = flow.request();
        request.put("prompt", "none");
        assertThat(browser.fetch(flow.address(request)).headers().firstValue("Location"))
                .get()
                .asString()
                .contains("login_required");
    }

    @Test
    @Order(3)
    void guessingIsSlowedDownForTheGuesserAndTheNameSaysNothing() {
        browser.open(ISSUER + "/sign-in");
        for (var name : new String[] {"nobody", "admin"}) {
            var answer = browser.submit(Map.of("username", name, "password", "wrong password"));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("User name or password is wrong.");
        }
        for (int i = 0; i < 4; i++) {
            browser.submit(Map.of("username", "nobody", "password", "wrong password"));
        }
        var answer = browser.submit(Map.of("username", "nobody", "password", "wrong password"));
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("900");
        assertThat(answer.body()).contains("too many failed attempts");
    }

    @Test
    @Order(2)
    void commandLineGetsItsScopesAndNoMore() throws Exception {
        var answer = flow.token(Map.of("grant_type", "client_credentials", "scope", "rounds:run"), "vigie-cli", SECRET);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var token = SignedJWT.parse((String)
                JsonParserFactory.getJsonParser().parseMap(answer.body()).get("access_token"));
        assertThat(token.getJWTClaimsSet().getStringListClaim("scope")).containsExactly("rounds:run");
        assertThat(token.getJWTClaimsSet().getClaim("permissions")).isNull();
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("vigie");
        assertThat(flow.token(
                                Map.of("grant_type", "client_credentials", "scope", "accounts:manage"),
                                "vigie-cli",
                                SECRET)
                        .body())
                .contains("invalid_scope");
        assertThat(flow.token(Map.of("grant_type", "client_credentials"), "vigie-cli", SECRET + "x")
                        .statusCode())
                .isEqualTo(401);
        assertThat(flow.token(Map.of("grant_type", "client_credentials", "scope", "forecasts:read"), "partner", SECRET)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(2)
    void metadataSaysWhatIsThere() {
        var metadata =
                browser.fetch(ISSUER + "/.well-known/openid-configuration").body();
        assertThat(metadata)
                .contains(
                        "\"issuer\":\"" + ISSUER + "\"",
                        ISSUER + "/oauth2/authorize",
                        "\"authorization_response_iss_parameter_supported\":true");
        var keys = browser.fetch(ISSUER + "/oauth2/jwks").body();
        assertThat(keys).contains("\"RS256\"", "\"ES256\"").doesNotContain("\"d\":");
    }

    @Test
    @Order(2)
    void pagesAreStrict() {
        var page = browser.open(ISSUER + "/sign-in");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("<script>", "onclick", "style=\"", "??");
        assertThat(browser.fetch(ISSUER + "/style/pages.css").statusCode()).isEqualTo(200);
        assertThat(browser.fetch(ISSUER + "/actuator/health/readiness").body()).contains("UP");
        assertThat(browser.fetch(ISSUER + "/actuator/env").statusCode()).isEqualTo(404);
        var cookie = browser.cookies().getFirst();
        assertThat(cookie.getName()).isEqualTo("vigie-auth");
        assertThat(cookie.isHttpOnly()).isTrue();
    }
}
