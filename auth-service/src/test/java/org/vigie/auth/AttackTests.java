package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.test.context.TestPropertySource;
import org.vigie.testsupport.TestBrowser;

/** Attacks of RFC 9700 that no other test tries, one by one. */
@TestPropertySource(
        properties = {
            "vigie.country=us",
            "vigie.auth.clients.other.secret=" + AuthServiceTest.SECRET,
            "vigie.auth.clients.other.redirect-uris=https://other.example.org/callback"
        })
class AttackTests extends AuthServiceTest {
    private static boolean passwordChosen;

    private final TestBrowser browser = new TestBrowser("en");
    private final CodeFlow flow = new CodeFlow(ISSUER, PUBLIC, browser);

    @BeforeEach
    void choosePassword() {
        if (!passwordChosen) {
            flow.authorize("admin", BOOTSTRAP);
            browser.submit(Map.of("password", PASSWORD, "repeated", PASSWORD));
            passwordChosen = true;
            browser.forgetCookies();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/new-password",
                "/second-factor",
                "/second-factor/set-up",
                "/second-factor/done",
                "/security",
                "/security/providers",
                "/forgotten",
                "/link",
                "/passkey/sign-in",
                "/passkeys/name",
                "/passkeys/removal"
            })
    void formOfAnotherSiteIsRefused(String path) {
        browser.open(ISSUER + "/sign-in");
        var answer = browser.send(
                "POST",
                ISSUER + path,
                CodeFlow.form(Map.of("username", "admin", "password", PASSWORD)),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/auth/sign-in?stale");
        assertThat(answer.body()).isEmpty();
        assertThat(browser.fetch(ISSUER + "/security").body()).doesNotContain("admin");
    }

    @Test
    void codeOfOneClientIsWorthNothingToAnother() {
        var code = flow.authorize("admin", PASSWORD).get("code");
        var stolen = flow.token(
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        "https://other.example.org/callback",
                        "code_verifier",
                        CodeFlow.VERIFIER),
                "other",
                SECRET);
        assertThat(stolen.statusCode()).isEqualTo(400);
        assertThat(stolen.body()).contains("invalid_grant");
    }

    @Test
    void codeIsGivenOutForTheRedirectUriItWasSentToAlone() {
        var code = flow.authorize("admin", PASSWORD).get("code");
        var elsewhere = flow.token(
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        PUBLIC + "/bff/other",
                        "code_verifier",
                        CodeFlow.VERIFIER),
                "gateway",
                SECRET);
        assertThat(elsewhere.body()).contains("invalid_grant");
    }

    @Test
    void proofKeyCannotBeWeakenedOrLeftOut() {
        var plain = flow.request();
        plain.put("code_challenge_method", "plain");
        browser.fetch(flow.address(plain));
        assertThat(browser.fetch(flow.address(plain)).headers().firstValue("Location"))
                .get()
                .asString()
                .startsWith(PUBLIC + "/bff/callback?error=invalid_request");
        var code = flow.authorize("admin", PASSWORD).get("code");
        var without = new LinkedHashMap<String, String>();
        without.put("grant_type", "authorization_code");
        without.put("code", code);
        without.put("redirect_uri", PUBLIC + "/bff/callback");
        assertThat(flow.token(without, "gateway", SECRET).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "http://localhost.evil.example/bff/callback",
                "javascript:alert(1)"
            })
    void nobodyIsSentToAnAddressThatIsNotTheClients(String address) {
        var request = flow.request();
        request.put("redirect_uri", address);
        var answer = browser.fetch(flow.address(request));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        var tokens = tokens();
        var out = browser.fetch(ISSUER + "/connect/logout?"
                + CodeFlow.form(
                        Map.of("id_token_hint", (String) tokens.get("id_token"), "post_logout_redirect_uri", address)));
        assertThat(out.headers().firstValue("Location").orElse("")).doesNotContain("evil", "javascript");
        var language = browser.fetch(ISSUER + "/sign-in?language="
                + CodeFlow.form(Map.of("x", address)).substring(2));
        assertThat(language.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void oneKindOfTokenIsNotTakenForAnother() {
        var tokens = tokens();
        for (var name : new String[] {"id_token", "refresh_token"}) {
            assertThat(browser.fetch(ISSUER + "/api/v1/me", "Authorization", "Bearer " + tokens.get(name))
                            .statusCode())
                    .as(name)
                    .isEqualTo(401);
            assertThat(browser.fetch(ISSUER + "/userinfo", "Authorization", "Bearer " + tokens.get(name))
                            .statusCode())
                    .as(name)
                    .isEqualTo(401);
        }
        var refresh = flow.token(
                Map.of("grant_type", "refresh_token", "refresh_token", (String) tokens.get("access_token")),
                "gateway",
                SECRET);
        assertThat(refresh.body()).contains("invalid_grant");
    }

    private Map<String, Object> tokens() {
        browser.forgetCookies();
        return JsonParserFactory.getJsonParser()
                .parseMap(flow.exchange(flow.authorize("admin", PASSWORD).get("code"), CodeFlow.VERIFIER, SECRET)
                        .body());
    }
}
