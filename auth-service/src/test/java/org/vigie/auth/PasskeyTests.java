package org.vigie.auth;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.vigie.testsupport.TestBrowser;

/** Passkeys in a real browser with a virtual authenticator. */
@TestPropertySource(properties = {"vigie.country=us", "vigie.auth.second-factor=enforced"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PasskeyTests extends AuthServiceTest {
    private static RealBrowser browser;
    private static String laptop;
    private static List<String> recoveryCodes;
    private static String shown;

    private final TestBrowser plain = new TestBrowser("en");
    private final CodeFlow flow = new CodeFlow(ISSUER, PUBLIC, plain);

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeAll
    static void open() {
        browser = RealBrowser.open("en-US", PUBLIC);
        browser.page().onRequest(request -> {
            if (request.url().endsWith("/passkey/sign-in") && request.postData() != null) {
                shown = request.postData();
            }
        });
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private void start() {
        browser.context().clearCookies();
        browser.page().navigate(flow.address(flow.request()));
    }

    private void password(String password) {
        browser.page().fill("#username", "admin");
        browser.page().fill("#password", password);
        browser.press("Sign in");
    }

    /** How the person has proved herself, told by the id token that this sign-in gives. */
    private List<String> methods() throws Exception {
        browser.page().waitForURL(address -> address.startsWith(PUBLIC + "/bff/callback"));
        var code = CodeFlow.parameters(URI.create(browser.page().url())).get("code");
        var tokens = JsonParserFactory.getJsonParser()
                .parseMap(flow.exchange(code, CodeFlow.VERIFIER, SECRET).body());
        return SignedJWT.parse((String) tokens.get("id_token"))
                .getJWTClaimsSet()
                .getStringListClaim("amr");
    }

    @Test
    @Order(1)
    void passkeyIsTheRequiredSecondFactor() throws Exception {
        laptop = browser.plugIn("internal");
        start();
        password(BOOTSTRAP);
        browser.page().fill("#password", PASSWORD);
        browser.page().fill("#repeated", PASSWORD);
        browser.press("Save and continue");
        assertThat(browser.page().locator("h1")).hasText("Set up the second factor");
        assertThat(browser.faults()).isEmpty();
        browser.picture("us-set-up");
        browser.press("Use a passkey instead");
        assertThat(browser.page().locator("h1")).hasText("Keep your recovery codes");
        recoveryCodes = browser.page().locator(".codes li").allInnerTexts();
        assertThat(recoveryCodes).hasSize(10);
        browser.press("I have kept them");
        assertThat(methods()).containsExactly("pwd", "pop", "user", "mfa");
    }

    @Test
    @Order(2)
    void passkeyAloneIsEnough() throws Exception {
        start();
        assertThat(browser.faults()).isEmpty();
        browser.picture("us-sign-in");
        browser.press("Sign in with a passkey");
        assertThat(methods()).containsExactly("pop", "user", "mfa");
        assertThat(jdbc.queryForObject("SELECT signature_count FROM user_credentials", Long.class))
                .isPositive();
    }

    @Test
    @Order(3)
    void passwordAsksForThePasskeyAfterwards() throws Exception {
        start();
        password(PASSWORD);
        assertThat(browser.page().locator("h1")).hasText("Confirm that it is you");
        assertThat(browser.faults()).isEmpty();
        browser.picture("us-second-factor");
        browser.press("Use a passkey");
        assertThat(methods()).containsExactly("pwd", "pop", "user", "mfa");
    }

    @Test
    @Order(4)
    void answerCannotBeUsedTwice() {
        var before = jdbc.queryForObject("SELECT signature_count FROM user_credentials", Long.class);
        plain.open(ISSUER + "/sign-in");
        plain.fetch(ISSUER + "/passkey/sign-in/options");
        plain.open(ISSUER + "/sign-in");
        var parameters = CodeFlow.parameters(URI.create("x:/?" + shown));
        var page = plain.open(ISSUER + "/sign-in");
        var token = page.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        var answer = plain.send(
                "POST",
                ISSUER + "/passkey/sign-in",
                CodeFlow.form(Map.of("_csrf", token, "credential", parameters.get("credential"))),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("This passkey was not accepted");
        assertThat(jdbc.queryForObject("SELECT signature_count FROM user_credentials", Long.class))
                .isEqualTo(before);
        for (var nonsense : List.of("", "{}", "[]", "null", "{\"id\":\"x\"}")) {
            plain.fetch(ISSUER + "/passkey/sign-in/options");
            assertThat(plain.send(
                                    "POST",
                                    ISSUER + "/passkey/sign-in",
                                    CodeFlow.form(Map.of("_csrf", token, "credential", nonsense)),
                                    "Content-Type",
                                    "application/x-www-form-urlencoded")
                            .statusCode())
                    .as(nonsense)
                    .isEqualTo(401);
        }
    }

    @Test
    @Order(6)
    void personAddsNamesAndRemovesPasskeys() throws Exception {
        start();
        browser.press("Sign in with a passkey");
        methods();
        browser.page().navigate(ISSUER + "/passkeys");
        assertThat(browser.page().locator("h1")).hasText("Ways of signing in");
        assertThat(browser.faults()).isEmpty();
        browser.picture("us-security");
        browser.press("Confirm with a passkey");
        assertThat(browser.page().locator("h1")).hasText("Passkeys");
        var names = browser.page().locator(".list h2");
        assertThat(names).hasText("Passkey 1");

        browser.page().click("summary");
        browser.page().fill("#name-0", "Laptop <b>of</b> Ada");
        assertThat(browser.faults()).isEmpty();
        browser.picture("us-passkeys");
        browser.press("Rename");
        assertThat(names).hasText("Laptop <b>of</b> Ada");

        browser.page().click("summary");
        browser.press("Remove this passkey");
        assertThat(browser.page().locator("#problem")).containsText("this passkey is the only one");

        browser.unplug(laptop);
        browser.plugIn("usb");
        browser.page().fill("#passkey-name", "Key");
        browser.press("Add a passkey");
        assertThat(names).hasText(new String[] {"Laptop <b>of</b> Ada", "Key"});
        browser.page().locator("summary").first().click();
        browser.press("Remove this passkey");
        assertThat(names).hasText("Key");
    }

    @Test
    @Order(7)
    void removedPasskeyOpensNothingAndTheOtherOneDoes() throws Exception {
        start();
        browser.press("Sign in with a passkey");
        assertThat(methods()).containsExactly("pop", "user", "mfa");
        assertThat(jdbc.queryForList("SELECT detail FROM audit.event WHERE event LIKE 'passkey.%'", String.class))
                .contains("name=Passkey 1", "name=Laptop <b>of</b> Ada", "name=Key");
    }

    @Test
    @Order(8)
    void withoutJavaScriptRecoveryCodesAndAllElseWork() {
        try (var context = browser.context()
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setLocale("en-US"))) {
            var page = context.newPage();
            page.navigate(flow.address(flow.request()));
            assertThat(page.getByText("Sign in with a passkey")).isHidden();
            page.fill("#username", "admin");
            page.fill("#password", PASSWORD);
            page.click("main form button >> nth=0");
            assertThat(page.locator("label[for=code]")).hasText("Recovery code");
            page.fill("#code", recoveryCodes.getLast());
            page.locator("form:has(#code) button").click();
            page.waitForURL(address -> address.startsWith(PUBLIC + "/bff/callback"));
            page.navigate(ISSUER + "/security");
            page.fill("#password", PASSWORD);
            page.locator("button[value=passkeys]").click();
            assertThat(page.locator("h1")).hasText("Passkeys");
            assertThat(page.locator("noscript, .list")).hasCount(2);
            page.locator("summary").click();
            page.fill("#name-0", "Blue key");
            page.locator("form:has(#name-0) button").click();
            assertThat(page.locator(".list h2")).hasText("Blue key");
        }
    }

    @Test
    @Order(9)
    void nobodyElseWasAskedAndOnlyTheSessionIsACookie() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.context().cookies()).hasSize(1);
    }

    @Test
    @Order(10)
    void removedAccountTakesItsPasskeysAlong() {
        jdbc.update("DELETE FROM account WHERE username = 'admin'");
        assertThat(jdbc.queryForObject("SELECT count(*) FROM user_credentials", Integer.class))
                .isZero();
    }
}
