package org.vigie.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The United States: charts, a partner interface, and how an instance starts, stops and fails. */
class UnitedStatesIT extends RunningCountry {
    private static final String PASSWORD = "correct horse battery staple 7";

    @BeforeAll
    static void start() throws Exception {
        start("us", "en-US", "flusight", List.of("US", "06", "36", "56"));
    }

    @Test
    @Order(1)
    void everyPartRunsAndListensOnLoopbackOnly() throws IOException {
        assertThat(vigie.partNames())
                .containsExactlyInAnyOrder(
                        "postgres", "auth-service", "prediction-service", "dataviz-service", "gateway-service");
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "needs Linux to look at sockets");
        List<String> addresses = Sockets.listening(vigie.pids());
        assertThat(addresses).hasSizeGreaterThanOrEqualTo(5).allMatch(Sockets::isLoopback);
    }

    @Test
    @Order(2)
    void oneTimePasswordIsForOneTime() {
        browser.signIn(vigie.url(), vigie.oneTimePassword(), PASSWORD);
        browser.screenshot("empty");
    }

    @Test
    @Order(3)
    void fileIsImportedOnceHoweverOftenItIsSent() throws Exception {
        journey.importTwice();
    }

    @Test
    @Order(4)
    void badFilesAreRefusedWithLineAndColumn() throws Exception {
        journey.refuseBadFiles("2025-01-04");
        journey.refuseInThePage();
    }

    @Test
    @Order(5)
    void lineOfTwoGigabytesIsRefused() throws Exception {
        Path file = BadFiles.longLine(Vigie.target(), 2_000_000_000L);
        Vigie.Outcome outcome =
                vigie.run("import", file.toString(), "--profile", "flusight", "--source", "simulator", "--synthetic");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output()).contains("long-line.csv.gz:2").contains("nothing of it is kept");
    }

    @Test
    @Order(6)
    void forecastIsReadAsChartAndTable() throws Exception {
        journey.runRound();
        journey.readForecast(true);
        journey.downloadHubFile();
    }

    @Test
    @Order(7)
    void partnerReadsWithClientCredentials() throws Exception {
        String token = Web.accessToken(
                vigie.url(), "partner", vigie.secret("partner_client"), "observations:read forecasts:read");
        String bearer = "Bearer " + token;
        HttpResponse<String> places =
                Web.get(vigie.url() + "/partner/v1/places?profile=flusight", "Authorization", bearer);
        assertThat(places.statusCode()).isEqualTo(200);
        assertThat(JsonMapper.shared().readTree(places.body()).toString()).contains("\"06\"");
        HttpResponse<String> csv = Web.get(
                vigie.url() + "/partner/v1/observations?profile=flusight&place=US&as_of=2026-01-15",
                "Authorization",
                bearer,
                "Accept",
                "text/csv");
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.headers().firstValue("content-type").orElse("")).startsWith("text/csv");
        assertThat(csv.body()).contains("2026-01-10").doesNotContain("2026-02-07");
        assertThat(Web.status(vigie.url() + "/partner/v1/places?profile=flusight"))
                .isEqualTo(401);
    }

    @Test
    @Order(8)
    void partnerMayNotImport() throws Exception {
        assertThat(Web.token(vigie.url(), "partner", vigie.secret("partner_client"), "observations:import")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @Order(9)
    void secondInstanceOnTheSameFolderIsRefused() throws Exception {
        Vigie.Outcome outcome = vigie.run("up", "--country", "us", "--port", String.valueOf(Vigie.freePort()));
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output()).contains("is in use by another Vigie (process ");
    }

    @Test
    @Order(10)
    void usedPortIsRefused() throws Exception {
        Vigie other = Vigie.of("us");
        Vigie.Outcome outcome = other.run("up", "--country", "us", "--port", String.valueOf(vigie.port()));
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output()).contains("port " + vigie.port() + " on 127.0.0.1 is in use");
        assertThat(other.data().resolve("postgres")).doesNotExist();
        other.cleanUp();
    }

    @Test
    @Order(11)
    void interruptStopsEveryProcess() throws Exception {
        List<Long> pids = vigie.pids();
        journey.signOut();
        vigie.interrupt();
        assertThat(pids).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
        assertThat(vigie.output())
                .containsSubsequence(
                        "  gateway-service stopped",
                        "  dataviz-service stopped",
                        "  prediction-service stopped",
                        "  auth-service stopped",
                        "  postgres stopped");
        assertThat(vigie.run("round").output()).contains("no Vigie is running on ");
    }

    @Test
    @Order(12)
    void secondStartFindsTheDataAgain() throws Exception {
        vigie.start();
        assertThat(vigie.oneTimePassword()).isNull();
        browser.signIn(vigie.url(), PASSWORD, null);
        JsonNode rounds = journey.rounds();
        assertThat(rounds.size()).isEqualTo(1);
        assertThat(rounds.get(0).path("synthetic").asBoolean()).isTrue();
    }

    @Test
    @Order(13)
    void realVintagesGiveAllJurisdictions() throws Exception {
        Path data = Vigie.sharedData().resolve("us");
        Assumptions.assumeTrue(
                Files.isReadable(data.resolve("covid_hosp_vintages.csv.gz")), "no shared data beside the checkout");
        Vigie.Outcome outcome = vigie.run(
                "import",
                data.resolve("covid_hosp_vintages.csv.gz").toString(),
                "--profile",
                "covid-hub",
                "--source",
                "CDC");
        assertThat(outcome.status()).as(outcome.output()).isZero();
        Vigie.Outcome round = vigie.run("round", "--profile", "covid-hub");
        assertThat(round.status()).as(round.output()).isZero();
        assertThat(round.output()).contains(" 53 places");
        browser.go(vigie.url() + "/forecasts/covid-hub");
        browser.screenshot("real-covid");
    }

    @Test
    @Order(14)
    void killedPartStopsTheRestAndIsReported() throws Exception {
        List<Long> pids = vigie.pids();
        vigie.part("dataviz-service").destroyForcibly();
        assertThat(vigie.awaitEnd()).isEqualTo(1);
        assertThat(vigie.output()).anyMatch(line -> line.contains("dataviz-service ended with status 137"));
        assertThat(pids).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    }

    @Test
    @Order(15)
    void killedLauncherLeavesNoOrphan() throws Exception {
        vigie.start();
        List<ProcessHandle> parts = vigie.pids().stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(part -> java.util.stream.Stream.concat(java.util.stream.Stream.of(part), part.descendants()))
                .toList();
        assertThat(parts).hasSizeGreaterThan(5);
        vigie.kill();
        for (ProcessHandle part : parts) {
            part.onExit().get(30, TimeUnit.SECONDS);
        }
    }
}
