package org.vigie.auth;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** France as it is deployed, by https and with no setting of its own: nobody gets in by a password alone. */
class FrenchSignInOverTlsTests {
    private Relay proxy;
    private RealBrowser browser;
    private ConfigurableApplicationContext service;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        proxy = Relay.tls(folder);
        var port = AuthServiceTest.freePort();
        proxy.add(port);
        service = AuthServiceTest.start(port, "fr", proxy.url());
        browser = RealBrowser.open("fr-FR", proxy.url());
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
        }
        service.close();
        proxy.close();
    }

    private Page signIn(String username, String password) {
        var page = browser.page();
        page.navigate(proxy.url() + "/auth/sign-in");
        page.fill("#username", username);
        page.fill("#password", password);
        browser.press("Se connecter");
        return page;
    }

    private void choosePassword(Page page) {
        page.fill("#password", AuthServiceTest.PASSWORD);
        page.fill("#repeated", AuthServiceTest.PASSWORD);
        browser.press("Enregistrer et continuer");
    }

    @Test
    void administratorAndReaderSetUpASecondFactor() throws Exception {
        var page = signIn("admin", AuthServiceTest.BOOTSTRAP);
        choosePassword(page);
        assertThat(page.locator(".secret code")).isVisible();
        browser.picture("fr-tls-second-factor");
        page.navigate(proxy.url() + "/auth/security");
        assertThat(page.url()).as("not in yet").doesNotContain("/security");

        signIn("admin", AuthServiceTest.PASSWORD);
        page.fill("#code", code(page.locator(".secret code").innerText().replace(" ", "")));
        browser.press("Continuer");
        assertThat(page.locator(".codes li")).hasCount(10);
        assertThat(browser.context().cookies()).singleElement().satisfies(cookie -> {
            assertThat(cookie.name).isEqualTo("__Host-vigie-auth");
            assertThat(cookie.secure).isTrue();
            assertThat(cookie.httpOnly).isTrue();
        });

        browser.context().clearCookies();
        signIn("admin", AuthServiceTest.PASSWORD);
        assertThat(page.locator("#code")).isVisible();

        service.getBean(JdbcClient.class).sql("""
                        INSERT INTO account (id, username, display_name, role, password_hash, password_must_change, created_at, password_changed_at)
                        SELECT gen_random_uuid(), 'lectrice', 'Lectrice', 'READER', password_hash, false, now(), now()
                        FROM account WHERE username = 'admin'""").update();
        browser.context().clearCookies();
        signIn("lectrice", AuthServiceTest.PASSWORD);
        assertThat(page.locator(".secret code")).isVisible();
        assertThat(browser.complaints()).isEmpty();
    }

    private static String code(String secret) throws Exception {
        var key = new SecretKeySpec(Base32.decode(secret), "HmacSHA1");
        return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(key, Instant.now());
    }
}
