package org.vigie.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Switzerland: three languages, tables and words, no charts anywhere. */
class SwitzerlandIT extends RunningCountry {
    private static final Pattern SCRIPT = Pattern.compile("assets/[\\w.-]+\\.js");

    @BeforeAll
    static void start() throws Exception {
        start("ch", "de-CH", "respicast-ili", List.of("CH", "FR", "BE"));
    }

    @Test
    @Order(1)
    void forecastIsReadAsTableAndWords() throws Exception {
        browser.signIn(vigie.url(), vigie.oneTimePassword(), "Pferd Batterie Klammer 7 richtig");
        journey.importTwice();
        journey.runRound();
        journey.readForecast(false);
        journey.downloadHubFile();
        assertThat(browser.page().getAttribute("html", "lang")).isEqualTo("de-CH");
        assertThat(browser.page().innerText("main")).doesNotContain("ß");
    }

    @Test
    @Order(2)
    void itSpeaksThreeLanguages() {
        browser.page().click("header .languages button[lang=it-CH]");
        browser.waitForText("header", "Esci");
        browser.screenshot("forecast-italian");
        assertThat(browser.page().getAttribute("html", "lang")).isEqualTo("it-CH");
        browser.page().click("header .languages button[lang=fr-CH]");
        browser.waitForText("header", "Se déconnecter");
        assertThat(browser.page().getAttribute("html", "lang")).isEqualTo("fr-CH");
    }

    @Test
    @Order(3)
    void figuresAndPartnerInterfaceDoNotExist() throws Exception {
        assertThat(vigie.partNames()).doesNotContain("dataviz-service");
        assertThat(browser.page()
                        .request()
                        .get(vigie.url() + "/api/v1/figures/fan-chart?round=1&place=CH&model=x")
                        .status())
                .isEqualTo(404);
        assertThat(Web.status(vigie.url() + "/partner/v1/places")).isEqualTo(404);
    }

    @Test
    @Order(4)
    void bundleHasNoChartCode() throws Exception {
        String page = Web.get(vigie.url() + "/").body();
        List<String> scripts = SCRIPT.matcher(page)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        assertThat(scripts).isNotEmpty();
        for (String script : scripts) {
            assertThat(script.toLowerCase(Locale.ROOT)).doesNotContain("chart");
            assertThat(code(script)).doesNotContain("fan-chart", "scaleLinear", "/figures/");
        }
    }

    @Test
    @Order(5)
    void ownersSettingsReachTheServices() throws Exception {
        assertThat(Web.get(vigie.url() + "/auth/privacy").body()).contains("Agence de santé d’essai");
    }

    @Test
    @Order(5)
    void auditTrailIsCheckedByACommandAndHoldsTheHeadNoted() throws Exception {
        Vigie.Outcome first = vigie.run("audit");
        assertThat(first.output()).contains("The chain of events is whole.");
        String head = first.output().replaceAll("(?s).*head: (\\S+).*", "$1");
        Vigie.Outcome second = vigie.run("audit", "--head", head);
        assertThat(second.output()).contains("It holds the head given.");
        String other = head.replaceAll(":.*", ":" + "0".repeat(64));
        assertThat(vigie.run("audit", "--head", other).output()).contains("BROKEN: it does not hold the head given");
    }

    @Test
    @Order(6)
    void signOutEndsTheSession() {
        journey.signOut();
    }

    private static String code(String script) throws IOException, InterruptedException {
        return Web.get(vigie.url() + "/" + script).body();
    }
}
