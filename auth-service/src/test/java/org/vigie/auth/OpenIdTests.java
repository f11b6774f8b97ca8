package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.vigie.testsupport.TestBrowser;

/** What the conformance suite of the OpenID Foundation asks of an issuer (plan Basic OP), module by module. */
@TestPropertySource(properties = {"vigie.country=ch", "vigie.auth.second-factor=optional"})
class OpenIdTests extends AuthServiceTest {
    private static boolean passwordChosen;

    private final TestBrowser browser = new TestBrowser("en");
    private final CodeFlow flow = new CodeFlow(ISSUER, PUBLIC, browser);

    @DynamicPropertySource
    static void relyingParties(DynamicPropertyRegistry registry) {
        for (var name : List.of("suite", "suite2")) {
            registry.add("vigie.auth.clients." + name + ".secret", () -> SECRET + name);
            registry.add("vigie.auth.clients." + name + ".redirect-uris", () -> callback(name));
            registry.add("vigie.auth.clients." + name + ".proof-key", () -> "false");
        }
    }

    private static String callback(String name) {
        return PUBLIC + "/" + name + "/callback";
    }

    @BeforeEach
    void choosePassword() {
        if (!passwordChosen) {
            new CodeFlow(ISSUER, PUBLIC, browser).authorize("admin", BOOTSTRAP);
            browser.submit(Map.of("password", PASSWORD, "repeated", PASSWORD));
            passwordChosen = true;
            browser.fetch(ISSUER + "/sign-in");
        }
        browser.forgetCookies();
    }

    private Map<String, String> request(String... extra) {
        var parameters = flow.request();
        parameters.put("client_id", "suite");
        parameters.put("redirect_uri", callback("suite"));
        parameters.put("scope", "openid");
        parameters.remove("code_challenge");
        parameters.remove("code_challenge_method");
        for (int i = 0; i < extra.length; i += 2) {
            parameters.put(extra[i], extra[i + 1]);
        }
        return parameters;
    }

    /** Follows an authorization request to the relying party, signing in where a page asks for it. */
    private Map<String, String> authorize(Map<String, String> request) {
        var page = browser.open(flow.address(request));
        if (page.uri().getPath().equals("/auth/sign-in")) {
            browser.submit(Map.of("username", "admin", "password", PASSWORD));
        }
        assertThat(browser.visited().getLast()).startsWith(request.get("redirect_uri"));
        return flow.last();
    }

    private boolean asksToSignIn(Map<String, String> request) {
        return browser.open(flow.address(request)).uri().getPath().equals("/auth/sign-in");
    }

    private HttpResponse<String> exchange(String code) {
        return flow.token(
                Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", callback("suite")),
                "suite",
                SECRET + "suite");
    }

    private Map<String, Object> tokens(Map<String, String> request) {
        var answer = exchange(authorize(request).get("code"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control"))
                .get()
                .asString()
                .contains("no-store");
        return json(answer);
    }

    private static Map<String, Object> json(HttpResponse<String> answer) {
        return JsonParserFactory.getJsonParser().parseMap(answer.body());
    }

    private static JWTClaimsSet claims(Map<String, Object> tokens, String name) {
        try {
            return SignedJWT.parse((String) tokens.get(name)).getJWTClaimsSet();
        } catch (ParseException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private Map<String, Object> userInfo(Map<String, Object> tokens) {
        var answer = browser.fetch(ISSUER + "/userinfo", "Authorization", "Bearer " + tokens.get("access_token"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().contains("application/json");
        return json(answer);
    }

    @Test
    void codeWithoutPkceIsForClientsThatAreAllowedIt() {
        var tokens = tokens(request());
        var id = claims(tokens, "id_token");
        assertThat(id.getClaims()).doesNotContainKeys("name", "preferred_username", "email");
        assertThat(id.getClaim("acr")).isEqualTo("urn:vigie:acr:password");
        assertThat(id.getAudience()).containsExactly("suite");
        assertThat(id.getClaim("nonce")).isEqualTo("nonce-1");
    }

    @Test
    void requestWithoutNonceIsTaken() {
        var request = request();
        request.remove("nonce");
        assertThat(claims(tokens(request), "id_token").getClaims()).doesNotContainKey("nonce");
    }

    @Test
    void relyingPartyLearnsWhoItIsAndMayDoNothing() {
        var tokens = tokens(request("scope", "openid profile"));
        var access = claims(tokens, "access_token");
        assertThat(access.getClaims()).doesNotContainKey("permissions");
        assertThat(access.getAudience()).containsExactly(ISSUER);
        var api = browser.fetch(
                ISSUER + "/api/v1/me", "Authorization", "Bearer " + tokens.get("access_token"), "Accept", "*/*");
        assertThat(api.statusCode()).isEqualTo(401);
    }

    @Test
    void userInfoIsGivenByHeaderAndByForm() {
        var tokens = tokens(request("scope", "openid profile email"));
        var info = userInfo(tokens);
        assertThat(info)
                .containsEntry("sub", claims(tokens, "id_token").getSubject())
                .containsEntry("name", "Administration")
                .containsEntry("preferred_username", "admin");
        var token = (String) tokens.get("access_token");
        assertThat(json(browser.send("POST", ISSUER + "/userinfo", "", "Authorization", "Bearer " + token)))
                .isEqualTo(info);
        for (var charset : List.of("", ";charset=UTF-8")) {
            assertThat(json(browser.send(
                            "POST",
                            ISSUER + "/userinfo",
                            CodeFlow.form(Map.of("access_token", token)),
                            "Content-Type",
                            "application/x-www-form-urlencoded" + charset)))
                    .isEqualTo(info);
        }
        assertThat(browser.fetch(ISSUER + "/userinfo?access_token=" + token).statusCode())
                .isGreaterThanOrEqualTo(400);
        var refused = browser.fetch(ISSUER + "/userinfo", "Authorization", "Bearer " + tokens.get("id_token"));
        assertThat(refused.statusCode()).as("an id token is no access token").isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .startsWith("Bearer");
    }

    @Test
    void scopesComeInAnyOrderAndTheSecretMayBePosted() {
        var code = authorize(request("scope", "email profile openid")).get("code");
        var answer = browser.send(
                "POST",
                ISSUER + "/oauth2/token",
                CodeFlow.form(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        callback("suite"),
                        "client_id",
                        "suite",
                        "client_secret",
                        SECRET + "suite")),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer)).containsKey("id_token");
        assertThat(((String) json(answer).get("scope")).split(" "))
                .containsExactlyInAnyOrder("openid", "profile", "email");
    }

    @Test
    void singleClaimIsGivenWhereItWasAskedFor() {
        var tokens = tokens(request("claims", "{\"userinfo\":{\"name\":{\"essential\":true}}}"));
        assertThat(claims(tokens, "id_token").getClaims()).doesNotContainKey("name");
        assertThat(userInfo(tokens)).containsEntry("name", "Administration").doesNotContainKey("preferred_username");
        var inIdToken = tokens(request("claims", "{\"id_token\":{\"name\":null,\"unknown\":null}}"));
        assertThat(claims(inIdToken, "id_token").getClaims()).containsEntry("name", "Administration");
        assertThat(userInfo(inIdToken)).doesNotContainKey("name");
    }

    @Test
    void promptLoginAsksAgainOnceAndGivesALaterTime() {
        var first = claims(tokens(request()), "id_token");
        var again = request("prompt", "login", "state", "state-2");
        assertThat(asksToSignIn(again)).isTrue();
        var second = claims(tokens(again), "id_token");
        assertThat(time(second)).isGreaterThanOrEqualTo(time(first));
        assertThat(asksToSignIn(request("prompt", "login", "state", "state-3")))
                .as("a new request asks anew")
                .isTrue();
    }

    private static long time(JWTClaimsSet claims) {
        return ((Number) claims.getClaim("auth_time")).longValue();
    }

    @Test
    void maxAgeAsksAgainWhenTheSignInIsTooOld() {
        var first = claims(tokens(request()), "id_token");
        var fresh = claims(tokens(request("max_age", "10000")), "id_token");
        assertThat(time(fresh)).isEqualTo(time(first));
        assertThat(asksToSignIn(request("max_age", "0"))).isTrue();
        assertThat(tokens(request("max_age", "0"))).containsKey("id_token");
        assertThat(authorize(request("max_age", "0", "prompt", "none", "state", "x")))
                .containsEntry("error", "login_required");
    }

    @Test
    void silentRequestKeepsPersonAndTimeAndTakesTheHint() {
        var tokens = tokens(request());
        var first = claims(tokens, "id_token");
        var hint = (String) tokens.get("id_token");
        var second = claims(tokens(request("prompt", "none", "id_token_hint", hint)), "id_token");
        assertThat(second.getSubject()).isEqualTo(first.getSubject());
        assertThat(time(second)).isEqualTo(time(first));
        browser.forgetCookies();
        assertThat(authorize(request("prompt", "none", "id_token_hint", hint)))
                .containsEntry("error", "login_required")
                .containsEntry("iss", ISSUER)
                .containsEntry("state", "state-1");
        assertThat(authorize(request("id_token_hint", "e30.e30.e30"))).containsEntry("error", "invalid_request");
    }

    @Test
    void whatTheApplicationKnowsOfThePersonHelpsOnThePage() {
        var page = browser.open(flow.address(request("login_hint", "buffy@example.org", "ui_locales", "it-CH fr")));
        assertThat(page.body()).contains("value=\"buffy@example.org\"", "lang=\"it-CH\"");
        assertThat(authorize(request("claims_locales", "de", "acr_values", "1 2", "display", "popup", "extra", "x")))
                .containsKey("code");
    }

    @Test
    void postedRequestIsTaken() {
        browser.send(
                "POST",
                ISSUER + "/oauth2/authorize",
                CodeFlow.form(request()),
                "Content-Type",
                "application/x-www-form-urlencoded");
        browser.open(ISSUER + "/sign-in");
        browser.submit(Map.of("username", "admin", "password", PASSWORD));
        assertThat(flow.last()).containsKey("code").containsEntry("state", "state-1");
    }

    @ParameterizedTest
    @CsvSource({
        "request, e30.e30., request_not_supported",
        "request_uri, https://client.example/request, request_uri_not_supported",
        "registration, {}, registration_not_supported",
        "response_type, token, unsupported_response_type",
        "response_type, id_token, unsupported_response_type",
        "response_type, '', invalid_request",
        "response_mode, fragment, invalid_request",
        "claims, no json, invalid_request",
        "claims, {\"userinfo\":3}, invalid_request",
        "max_age, soon, invalid_request",
        "prompt, none login, invalid_request",
        "scope, openid everything, invalid_scope",
        "code_challenge, dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk, invalid_request",
    })
    void whatIsNotThereIsRefusedAtTheRedirectUriBeforeSignIn(String name, String value, String error) {
        assertThat(authorize(request(name, value)))
                .containsEntry("error", error)
                .containsEntry("iss", ISSUER)
                .containsEntry("state", "state-1")
                .doesNotContainKey("code");
    }

    @Test
    void parameterGivenTwiceIsRefused() {
        browser.open(flow.address(request()) + "&nonce=other");
        assertThat(flow.last()).containsEntry("error", "invalid_request").containsEntry("iss", ISSUER);
    }

    @ParameterizedTest
    @CsvSource({
        "/suite/callback?extra=1",
        "/suite/callback/",
        "/suite/callback/../evil",
        "/suite/Callback",
        "@evil.example/suite/callback"
    })
    void redirectUriMustBeTheRegisteredOne(String other) {
        var request = request();
        request.put("redirect_uri", PUBLIC + other);
        var answer = browser.fetch(flow.address(request));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        request.remove("redirect_uri");
        assertThat(browser.fetch(flow.address(request)).statusCode()).isEqualTo(400);
    }

    @Test
    void replayedCodeWithdrawsWhatItGave() {
        var code = authorize(request()).get("code");
        assertThat(code.length()).isGreaterThanOrEqualTo(22);
        var tokens = json(exchange(code));
        var again = exchange(code);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("invalid_grant");
        assertThat(browser.fetch(ISSUER + "/userinfo", "Authorization", "Bearer " + tokens.get("access_token"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refreshTokenIsBoundToItsClientAndKeepsTheTimeOfSignIn() {
        var tokens = tokens(request());
        var stolen = flow.token(
                Map.of("grant_type", "refresh_token", "refresh_token", (String) tokens.get("refresh_token")),
                "suite2",
                SECRET + "suite2");
        assertThat(stolen.statusCode()).isEqualTo(400);
        assertThat(stolen.body()).contains("invalid_grant");
        var renewed = flow.token(
                Map.of("grant_type", "refresh_token", "refresh_token", (String) tokens.get("refresh_token")),
                "suite",
                SECRET + "suite");
        assertThat(renewed.statusCode()).as(renewed.body()).isEqualTo(200);
        assertThat(time(claims(json(renewed), "id_token"))).isEqualTo(time(claims(tokens, "id_token")));
    }

    @Test
    void metadataIsTrue() {
        var metadata = json(browser.fetch(ISSUER + "/.well-known/openid-configuration"));
        assertThat(metadata)
                .containsEntry("request_parameter_supported", false)
                .containsEntry("request_uri_parameter_supported", false)
                .containsEntry("claims_parameter_supported", true)
                .containsEntry("response_types_supported", List.of("code"))
                .containsEntry("code_challenge_methods_supported", List.of("S256"))
                .containsEntry("scopes_supported", List.of("openid", "profile", "email"))
                .containsEntry("ui_locales_supported", List.of("fr-CH", "de-CH", "it-CH"))
                .as("no service asks for such proofs")
                .doesNotContainKey("dpop_signing_alg_values_supported");
        for (var entry : metadata.entrySet()) {
            if (entry.getKey().endsWith("_endpoint")) {
                assertThat(URI.create((String) entry.getValue()).toString()).startsWith(ISSUER);
            }
        }
    }

    @Test
    void clientThatFailsBasicAuthenticationIsToldTheScheme() {
        var wrong = "Basic " + Base64.getEncoder().encodeToString("suite:wrong".getBytes(StandardCharsets.UTF_8));
        var answer = browser.send(
                "POST",
                ISSUER + "/oauth2/token",
                "grant_type=client_credentials",
                "Authorization",
                wrong,
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid_client");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .startsWith("Basic");
    }
}
