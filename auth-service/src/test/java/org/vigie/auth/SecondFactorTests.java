package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.vigie.testsupport.TestBrowser;

@TestPropertySource(properties = {"vigie.country=us", "vigie.auth.second-factor=enforced"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecondFactorTests extends AuthServiceTest {
    private static final Pattern KEY = Pattern.compile("<code>([A-Z2-7 ]+)</code>");
    private static final Pattern RECOVERY = Pattern.compile("<li>([a-z0-9]{5}-[a-z0-9]{5})</li>");
    private static String secret;
    private static List<String> recoveryCodes;
    private static String token;

    private final TestBrowser browser = new TestBrowser("en");
    private final CodeFlow flow = new CodeFlow(ISSUER, PUBLIC, browser);

    @Autowired
    private JdbcTemplate jdbc;

    /** The code of a moment that many seconds from now. */
    private static String code(int later) throws Exception {
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(
                        new SecretKeySpec(Base32.decode(secret), "HmacSHA1"),
                        Instant.now().plusSeconds(later));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private HttpResponse<String> signIn() {
        browser.open(flow.address(flow.request()));
        return browser.submit(Map.of("username", "admin", "password", PASSWORD));
    }

    private void forgetUsedSteps() {
        jdbc.update("UPDATE second_factor SET last_step = 0");
    }

    @Test
    @Order(1)
    void administratorSetsUpAFactorBeforeGettingIn() throws Exception {
        flow.authorize("admin", BOOTSTRAP);
        var page = browser.submit(Map.of("password", PASSWORD, "repeated", PASSWORD));
        assertThat(page.uri().getPath()).isEqualTo("/auth/second-factor/set-up");
        assertThat(page.body())
                .contains("Set up the second factor", "<svg", "viewBox=")
                .doesNotContain("??");
        secret = all(KEY, page.body()).getFirst().replace(" ", "");

        var wrong = browser.submit(Map.of("code", "abc123"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(all(KEY, wrong.body()).getFirst().replace(" ", "")).isEqualTo(secret);

        var codes = browser.submit(Map.of("code", code(0)));
        assertThat(codes.headers().firstValue("Cache-Control")).get().asString().contains("no-store");
        recoveryCodes = all(RECOVERY, codes.body());
        assertThat(recoveryCodes).hasSize(10).doesNotHaveDuplicates();
        browser.submit(Map.of());
        assertThat(flow.last()).containsKey("code");
        var answer = flow.exchange(flow.last().get("code"), CodeFlow.VERIFIER, SECRET);
        var tokens = JsonParserFactory.getJsonParser().parseMap(answer.body());
        token = "Bearer " + tokens.get("access_token");
        assertThat(SignedJWT.parse((String) tokens.get("id_token"))
                        .getJWTClaimsSet()
                        .getStringListClaim("amr"))
                .containsExactly("pwd", "otp", "mfa");
    }

    @Test
    @Order(2)
    void nothingInTheDatabaseShowsTheSecret() {
        var stored = jdbc.queryForObject("SELECT secret FROM second_factor", byte[].class);
        assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(secret);
    }

    @Test
    @Order(2)
    void passwordAloneIsNotEnough() {
        var page = signIn();
        assertThat(page.uri().getPath()).isEqualTo("/auth/second-factor");
        browser.open(flow.address(flow.request()));
        assertThat(browser.visited().getLast())
                .as("the session is nobody’s yet")
                .isEqualTo(ISSUER + "/sign-in");
        for (var skipped : List.of("/second-factor/set-up", "/new-password", "/security")) {
            assertThat(browser.open(ISSUER + skipped).body()).as(skipped).doesNotContain("<svg class");
        }
    }

    @Test
    @Order(3)
    void codeWorksOnce() throws Exception {
        forgetUsedSteps();
        signIn();
        var used = code(0);
        browser.submit(Map.of("code", used));
        assertThat(flow.last()).containsKey("code");
        var again = new TestBrowser("en");
        again.open(ISSUER + "/sign-in");
        again.submit(Map.of("username", "admin", "password", PASSWORD));
        var refused = again.submit(Map.of("code", used));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("was used already");
    }

    @Test
    @Order(4)
    void recoveryCodeReplacesTheDeviceOnce() {
        signIn();
        browser.submit(Map.of("code", recoveryCodes.getFirst().toUpperCase(java.util.Locale.ROOT)));
        assertThat(flow.last()).containsKey("code");
        var again = new TestBrowser("en");
        again.open(ISSUER + "/sign-in");
        again.submit(Map.of("username", "admin", "password", PASSWORD));
        assertThat(again.submit(Map.of("code", recoveryCodes.getFirst())).statusCode())
                .isEqualTo(401);
        assertThat(jdbc.queryForObject("SELECT count(*) FROM recovery_code", Integer.class))
                .isEqualTo(9);
    }

    @Test
    @Order(5)
    void personManagesHerFactorAfterGivingThePasswordAgain() throws Exception {
        forgetUsedSteps();
        signIn();
        browser.submit(Map.of("code", code(0)));
        assertThat(browser.open(ISSUER + "/security").body())
                .contains("Recovery codes left: 9.")
                .doesNotContain("value=\"remove\"");
        assertThat(browser.open(ISSUER + "/second-factor/set-up").body()).doesNotContain("<svg class");
        browser.open(ISSUER + "/security");
        assertThat(browser.submit(Map.of("password", "wrong", "change", "recovery-codes"))
                        .body())
                .contains("The password is wrong.");
        var renewed = browser.submit(Map.of("password", PASSWORD, "change", "recovery-codes"));
        assertThat(all(RECOVERY, renewed.body())).hasSize(10).doesNotContainAnyElementsOf(recoveryCodes);
        browser.open(ISSUER + "/security");
        assertThat(browser.submit(Map.of("password", PASSWORD, "change", "remove"))
                        .body())
                .as("a required factor stays")
                .contains("Recovery codes left: 10.");
        browser.open(ISSUER + "/security");
        assertThat(browser.submit(Map.of("password", PASSWORD, "change", "set-up"))
                        .body())
                .contains("<svg class");
    }

    @Test
    @Order(6)
    void accountsSayWhoHasAFactor() {
        var people = browser.fetch(ISSUER + "/api/v1/accounts", "Authorization", token)
                .body();
        assertThat(people).contains("\"secondFactor\":true");
        assertThat(browser.send(
                                "PUT",
                                ISSUER + "/api/v1/second-factor/rules/ADMINISTRATOR",
                                "{\"required\":false}",
                                "Authorization",
                                token,
                                "Content-Type",
                                "application/json")
                        .body())
                .contains("urn:vigie:problem:second-factor-floor", "not of fewer");
        assertThat(browser.fetch(ISSUER + "/api/v1/me", "Authorization", token).body())
                .contains("\"recoveryCodesLeft\":10");
        assertThat(browser.fetch(
                                ISSUER + "/api/v1/audit?event=second-factor",
                                "Authorization",
                                token,
                                "Accept",
                                "application/json")
                        .body())
                .contains("second-factor.added", "second-factor.recovery-code-used", "second-factor.refused");
    }

    @Test
    @Order(7)
    void guessingCodesIsStoppedForAllStrangersTogether() throws Exception {
        var stranger = new TestBrowser("en");
        stranger.open(ISSUER + "/sign-in");
        var page = stranger.submit(Map.of("username", "admin", "password", PASSWORD));
        for (int i = 1; i <= 5; i++) {
            page = codeFrom("203.0.113." + i, stranger, page, "00000" + i);
            assertThat(page.statusCode()).isEqualTo(401);
        }
        forgetUsedSteps();
        var stopped = codeFrom("203.0.113.6", stranger, page, code(0));
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.body()).contains("too many wrong codes");
        signIn();
        browser.submit(Map.of("code", code(0)));
        assertThat(flow.last()).as("where she has signed in before").containsKey("code");
    }

    private static HttpResponse<String> codeFrom(
            String address, TestBrowser stranger, HttpResponse<String> page, String code) {
        var csrf = all(Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\""), page.body())
                .getFirst();
        return stranger.send(
                "POST",
                ISSUER + "/second-factor",
                "code=" + code + "&_csrf=" + csrf,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-Forwarded-For",
                address);
    }

    @Test
    @Order(8)
    void guessingCodesIsStoppedWhereThePersonSignsInToo() throws Exception {
        signIn();
        for (int i = 0; i < 5; i++) {
            browser.submit(Map.of("code", "00000" + i));
        }
        forgetUsedSteps();
        assertThat(browser.submit(Map.of("code", code(0))).statusCode()).isEqualTo(429);
    }

    @Test
    @Order(9)
    void administratorHelpsWhoHasLostTheDevice() {
        var id = jdbc.queryForObject("SELECT id FROM account WHERE username = 'admin'", String.class);
        var answer = browser.send(
                "DELETE", ISSUER + "/api/v1/accounts/" + id + "/second-factor", "", "Authorization", token);
        assertThat(answer.body()).contains("\"secondFactor\":false");
        assertThat(signIn().uri().getPath()).isEqualTo("/auth/second-factor/set-up");
    }
}
