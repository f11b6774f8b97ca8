package org.vigie.auth;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Every page of signing in, in Switzerland's three languages, light and dark, wide and narrow. */
@TestPropertySource(properties = {"vigie.country=ch", "vigie.auth.second-factor=enforced"})
class PagesInChromiumTests extends AuthServiceTest {
    private static final List<String> LANGUAGES = List.of("fr-CH", "it-CH", "de-CH");

    private static RealBrowser browser;

    @BeforeAll
    static void open() {
        browser = RealBrowser.open("de-CH", PUBLIC);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Looks at the present page in each language, the last of which is German. */
    private static void check(String name) {
        var address = browser.page().url().replaceAll("[?&]language=.*", "");
        for (var language : LANGUAGES) {
            browser.page().navigate(address + (address.contains("?") ? "&" : "?") + "language=" + language);
            assertThat(browser.page().locator("html")).hasAttribute("lang", language);
            assertThat(browser.faults()).as("%s in %s", name, language).isEmpty();
        }
        browser.picture("ch-" + name);
    }

    private static void checkDark(String name) {
        browser.page()
                .emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(browser.faults()).as("%s, dark", name).isEmpty();
        browser.picture("dark-" + name);
        browser.page()
                .emulateMedia(
                        new com.microsoft.playwright.Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static void checkAnswer(String name) {
        assertThat(browser.faults()).as(name).isEmpty();
        browser.picture("ch-" + name);
    }

    @Test
    void everyPageIsAccessibleAndStaysAtHome() throws Exception {
        var page = browser.page();
        for (var path : List.of("privacy", "forgotten", "link", "sign-in")) {
            page.navigate(ISSUER + "/" + path);
            check(path);
        }
        checkDark("sign-in");
        page.fill("#username", "admin");
        page.fill("#password", "wrong");
        browser.press("Anmelden");
        assertThat(page.locator("#problem")).containsText("falsch");
        checkAnswer("sign-in-refused");
        page.fill("#password", BOOTSTRAP);
        browser.press("Anmelden");
        check("new-password");
        page.fill("#password", "zu kurz");
        page.fill("#repeated", "zu kurz");
        browser.press("Speichern und weiter");
        assertThat(page.locator("#problem")).containsText("zu kurz");
        checkAnswer("new-password-refused");
        page.fill("#password", PASSWORD);
        page.fill("#repeated", PASSWORD);
        browser.press("Speichern und weiter");
        check("second-factor-set-up");
        var secret = page.locator(".secret code").innerText().replace(" ", "");
        var key = new SecretKeySpec(Base32.decode(secret), "HmacSHA1");
        page.fill("#code", new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(key, Instant.now()));
        browser.press("Weiter");
        assertThat(page.locator(".codes li")).hasCount(10);
        checkAnswer("recovery-codes");
        browser.press("Ich habe sie aufbewahrt");
        page.waitForURL(address -> !address.startsWith(ISSUER));
        page.navigate(ISSUER + "/security");
        check("security");
        browser.plugIn("internal");
        page.navigate(ISSUER + "/security");
        page.fill("#password", PASSWORD);
        browser.press("Passkeys verwalten");
        check("passkeys");
        browser.press("Passkey hinzufügen");
        assertThat(page.locator(".list h2")).hasText("Passkey 1");
        page.click("summary");
        checkAnswer("passkeys-one");
        browser.context().clearCookies();
        page.navigate(ISSUER + "/sign-in");
        page.fill("#username", "admin");
        page.fill("#password", PASSWORD);
        browser.press("Anmelden");
        check("second-factor");
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.context().cookies()).hasSize(1);
    }
}
