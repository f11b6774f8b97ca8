package org.vigie.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person does in any country: data in, a round, the forecast read and taken away. */
record Journey(Vigie vigie, Browser browser, String profile, String place, List<String> places) {
    private static final String UNTIL = "2026-02-20";

    /** A small file of vintages from the simulator. */
    Path vintageFile() throws IOException, InterruptedException {
        Path file = Vigie.target().resolve(profile + ".csv.gz");
        assertThat(Vigie.execute(List.of(
                                "./vigie",
                                "demo-data",
                                "--profile",
                                profile,
                                "--places",
                                String.join(",", places),
                                "--weeks",
                                "130",
                                "--until",
                                UNTIL,
                                "--out",
                                file.toString()))
                        .status())
                .isZero();
        return file;
    }

    void importTwice() throws IOException, InterruptedException {
        String file = vintageFile().toString();
        Vigie.Outcome first = vigie.run("import", file, "--profile", profile, "--source", "simulator", "--synthetic");
        assertThat(first.status()).as(first.output()).isZero();
        assertThat(first.output()).contains(" rows, ").doesNotContain(" 0 changes");
        Vigie.Outcome second = vigie.run("import", file, "--profile", profile, "--source", "simulator", "--synthetic");
        assertThat(second.output()).contains(" 0 changes");
    }

    void refuseBadFiles(String weekEnd) throws IOException, InterruptedException {
        String before = observations();
        for (Map.Entry<Path, String> bad : BadFiles.write(Vigie.target().resolve("bad-files"), place, weekEnd)
                .entrySet()) {
            Vigie.Outcome outcome = vigie.run(
                    "import", bad.getKey().toString(), "--profile", profile, "--source", "simulator", "--synthetic");
            assertThat(outcome.status()).as(outcome.output()).isEqualTo(1);
            assertThat(outcome.output()).contains(bad.getValue()).contains("nothing of it is kept");
        }
        assertThat(observations()).isEqualTo(before);
    }

    void refuseInThePage() throws IOException {
        Path bad = Vigie.target().resolve("bad-files/bad-date.csv");
        browser.go(vigie.url() + "/imports");
        // the file's name does not tell what it is about
        browser.page().locator("main select").first().selectOption(profile);
        browser.page().setInputFiles("input[type=file]", bad);
        browser.waitForText("main section.job", "2025-02-30");
        browser.screenshot("import-preview");
        browser.page().locator("main section.job .actions button").first().click();
        Locator report =
                browser.page().locator("main section.job a[href*='/imports/']").first();
        report.click();
        browser.waitForText("main", "2025-02-30");
        browser.screenshot("import-refused");
    }

    void runRound() throws IOException, InterruptedException {
        Vigie.Outcome outcome = vigie.run("round", "--profile", profile);
        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains(profile + ": round ").contains(" " + places.size() + " places");
    }

    void readForecast(boolean withChart) {
        Page page = browser.page();
        browser.go(vigie.url() + "/");
        browser.screenshot("situation");
        browser.go(vigie.url() + "/forecasts/" + profile + "/" + place);
        page.waitForSelector("main table");
        if (withChart) {
            page.waitForSelector("main svg[role=img], main [role=img] svg");
        }
        page.waitForSelector("main table tr.marked");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        browser.screenshot("forecast");
        assertThat(page.locator("main svg[role=img], main [role=img] svg").count() > 0)
                .isEqualTo(withChart);
    }

    /** The hub file has 23 quantiles for each place and horizon, and never falls from one to the next. */
    void downloadHubFile() throws IOException {
        JsonNode round = rounds().get(0);
        String model = round.path("models").get(round.path("models").size() - 1).asString();
        APIResponse response = browser.page()
                .request()
                .get(vigie.url() + "/api/v1/rounds/" + round.path("id").asString() + "/hub-file?model=" + model);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().get("content-disposition"))
                .contains(round.path("referenceDate").asString() + "-Vigie-" + model + ".csv");
        List<String> lines = response.text().lines().toList();
        assertThat(lines.getFirst()).contains("target_end_date", "output_type_id", "value");
        long quantiles = lines.stream()
                .filter(line -> Arrays.asList(line.replace("\"", "").split(",")).contains("quantile"))
                .count();
        assertThat(quantiles).isEqualTo(23L * 4 * places.size());
    }

    JsonNode rounds() {
        return JsonMapper.shared()
                .readTree(browser.page()
                        .request()
                        .get(vigie.url() + "/api/v1/rounds?profile=" + profile)
                        .text());
    }

    String observations() {
        return browser.page()
                .request()
                .get(vigie.url() + "/api/v1/observations?profile=" + profile + "&place=" + place)
                .text();
    }

    void signOut() {
        browser.page().click("header .account button");
        browser.page()
                .waitForCondition(() -> !browser.page()
                        .request()
                        .get(vigie.url() + "/bff/session")
                        .text()
                        .contains("\"signedIn\":true"));
        browser.screenshot("signed-out");
        assertThat(browser.page()
                        .request()
                        .get(vigie.url() + "/api/v1/profiles")
                        .status())
                .isEqualTo(401);
    }
}
