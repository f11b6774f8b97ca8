package org.vigie.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** France: in French, with charts, without a partner interface. */
class FranceIT extends RunningCountry {
    @BeforeAll
    static void start() throws Exception {
        start("fr", "fr-FR", "respicast-ili", List.of("FR", "BE", "CH"));
    }

    @Test
    @Order(1)
    void forecastIsReadInFrench() throws Exception {
        browser.signIn(vigie.url(), vigie.oneTimePassword(), "cheval correct agrafe pile 7");
        journey.importTwice();
        journey.refuseBadFiles("2025-01-05");
        journey.runRound();
        journey.readForecast(true);
        journey.downloadHubFile();
        assertThat(browser.page().getAttribute("html", "lang")).isEqualTo("fr");
        browser.waitForText("header", "Se déconnecter");
    }

    @Test
    @Order(2)
    void partnerInterfaceDoesNotExist() throws Exception {
        assertThat(vigie.partNames()).contains("dataviz-service");
        assertThat(Web.status(vigie.url() + "/partner/v1/places")).isEqualTo(404);
        assertThat(Web.token(vigie.url(), "partner", vigie.secret("partner_client"), "observations:read")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Order(3)
    void realVintagesGiveAForecast() throws Exception {
        Path file = Vigie.sharedData().resolve("eu/respicast_vintages.csv.gz");
        Assumptions.assumeTrue(Files.isReadable(file), "no shared data beside the checkout");
        Vigie.Outcome outcome =
                vigie.run("import", file.toString(), "--profile", "respicast-ari", "--source", "RespiCast");
        assertThat(outcome.status()).as(outcome.output()).isZero();
        Vigie.Outcome round = vigie.run("round", "--profile", "respicast-ari");
        assertThat(round.status()).as(round.output()).isZero();
        browser.go(vigie.url() + "/forecasts/respicast-ari");
        browser.screenshot("real-ari");
    }

    @Test
    @Order(4)
    void fileOfUnknownColumnsIsExplainedOnceFollowedAndItsFindingsTakenAway() throws Exception {
        ImportWizard wizard = new ImportWizard(vigie.url(), browser);
        wizard.explainColumns("respicast-ari");
        wizard.followRefusal();
        wizard.filterFindings();
    }

    @Test
    @Order(5)
    void signOutEndsTheSession() {
        journey.signOut();
    }
}
