package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.vigie.testsupport.TestBrowser;

@TestPropertySource(properties = {"vigie.country=ch", "vigie.auth.key-encryption-key="})
class SwissPagesTests extends AuthServiceTest {
    @Autowired
    private JdbcTemplate jdbc;

    @ParameterizedTest
    @CsvSource({"de-CH,Anmelden", "it,Accesso", "fr,Connexion", "en,Connexion"})
    void pageIsInTheBrowsersLanguage(String language, String title) {
        assertThat(new TestBrowser(language).open(ISSUER + "/sign-in").body())
                .contains("<h1>" + title + "</h1>")
                .doesNotContain("??");
    }

    @Test
    void chosenLanguageStays() {
        var browser = new TestBrowser("de-CH");
        var page = browser.open(ISSUER + "/sign-in?language=it-CH").body();
        assertThat(page).contains("<html lang=\"it-CH\"", "<h1>Accesso</h1>", "Deutsch", "Français", "Italiano");
        assertThat(browser.open(ISSUER + "/sign-in").body()).contains("<h1>Accesso</h1>");
        assertThat(browser.open(ISSUER + "/sign-in?language=%3Cscript%3E").body())
                .contains("<h1>Accesso</h1>");
    }

    @Test
    void fullDiskIsNamedToPeopleAndPrograms() {
        jdbc.execute("""
                CREATE FUNCTION pretend_full() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
                CREATE TRIGGER full_disk BEFORE INSERT ON spring_session EXECUTE FUNCTION pretend_full()
                """);
        try {
            var browser = new TestBrowser("it-CH");
            var page = browser.open(ISSUER + "/sign-in");
            assertThat(page.statusCode()).isEqualTo(507);
            assertThat(page.body()).contains("Il disco è pieno").doesNotContain("extend file");
            assertThat(browser.send("GET", ISSUER + "/sign-in", "", "Accept", "application/json")
                            .body())
                    .contains("urn:vigie:problem:disk-full");
        } finally {
            jdbc.execute("DROP FUNCTION pretend_full CASCADE");
        }
        assertThat(new TestBrowser("it-CH").open(ISSUER + "/sign-in").statusCode())
                .isEqualTo(200);
    }

    @Test
    void pageThatIsNotThereIsSaidSoAndNotForbidden() {
        var browser = new TestBrowser("de-CH");
        for (var path : List.of("/nowhere", "/external/start/none", "/actuator/env")) {
            var page = browser.open(ISSUER + path);
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.body()).contains("<h1>").doesNotContain("??");
        }
        assertThat(browser.send("GET", ISSUER + "/nowhere", "", "Accept", "application/json")
                        .body())
                .contains("urn:vigie:problem:not-found");
    }

    @Test
    void formOfASessionThatIsOverLeadsBackToSigningIn() {
        var browser = new TestBrowser("de-CH");
        browser.open(ISSUER + "/sign-in");
        browser.forgetCookies();
        var page = browser.submit(Map.of("username", "admin", "password", BOOTSTRAP));
        assertThat(browser.visited().getLast()).isEqualTo(ISSUER + "/sign-in?stale");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Diese Seite war zu lange offen");
        assertThat(browser.submit(Map.of("username", "admin", "password", BOOTSTRAP))
                        .uri()
                        .getPath())
                .isEqualTo("/auth/new-password");
        var program = browser.send(
                "POST",
                ISSUER + "/sign-in",
                "username=admin",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "application/json");
        assertThat(program.statusCode()).isEqualTo(403);
        assertThat(program.body()).contains("urn:vigie:problem:");
    }

    @Test
    void partnerClientIsAbsent() {
        var flow = new CodeFlow(ISSUER, PUBLIC, new TestBrowser("fr"));
        assertThat(flow.token(java.util.Map.of("grant_type", "client_credentials"), "partner", SECRET)
                        .statusCode())
                .isEqualTo(401);
    }

    private static Properties texts(String suffix) throws IOException {
        var texts = new Properties();
        try (var in = SwissPagesTests.class.getResourceAsStream("/pages" + suffix + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"_fr", "_de", "_it"})
    void everyTextIsTranslated(String suffix) throws IOException {
        assertThat(texts(suffix).keySet()).isEqualTo(texts("").keySet());
        assertThat(texts(suffix).values())
                .noneMatch(text -> text.toString().isBlank()
                        || text.toString().contains("'")
                        || text.toString().contains("ß"));
    }

    @Test
    void registerNamesTheLawOfTheCountry() throws IOException {
        assertThat(texts("").keySet()).containsAll(texts("_fr_CH").keySet());
        for (var language : List.of("fr-CH", "de-CH", "it-CH")) {
            assertThat(ResourceBundle.getBundle("pages", Locale.forLanguageTag(language))
                            .getString("register.accounts.basis"))
                    .as(language)
                    .containsPattern("LPD|DSG")
                    .doesNotContain("RGPD", "DSGVO");
        }
        assertThat(ResourceBundle.getBundle("pages", Locale.FRENCH).getString("register.accounts.basis"))
                .contains("RGPD")
                .doesNotContain("LPD");
    }
}
