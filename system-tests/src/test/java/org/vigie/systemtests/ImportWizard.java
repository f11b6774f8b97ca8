package org.vigie.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The pages for imports in French: columns are explained, the import is followed, its findings are filtered and taken away. */
record ImportWizard(String url, Browser browser) {
    static final String SOURCE = "Réseau d’essai";
    private static final String HEADER = "semaine;pays;publication;taux\n";
    private static final LocalDate LAST_WEEK = LocalDate.of(2026, 1, 4);
    private static final List<String> PLACES = List.of("AT", "BE", "CZ", "DK", "EE", "ES", "FI", "IE");
    private static final int WEEKS = 400;
    private static final int REVISIONS = 250;

    /** A few rows under names that nobody knows yet. */
    Path small() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int week = 0; week < 20; week++) {
            LocalDate end = LAST_WEEK.minusWeeks(week);
            rows.append("%s;BE;%s;%d\n".formatted(end, end.plusDays(3), 200 + week));
        }
        return Files.writeString(Vigie.target().resolve("reseau.csv"), rows);
    }

    /** So many rows of the same columns that they take a while, with faults far behind those that are looked at first. */
    Path large() throws IOException {
        Path file = Vigie.target().resolve("reseau-complet.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADER);
            for (String place : PLACES) {
                for (int week = 0; week < WEEKS; week++) {
                    LocalDate end = LAST_WEEK.minusWeeks(week);
                    for (int revision = 0; revision < REVISIONS; revision++) {
                        out.write("%s;%s;%s;%d\n".formatted(end, place, end.plusDays(3 + revision), 200 + revision));
                    }
                }
            }
            for (int i = 0; i < 30; i++) {
                LocalDate end = LAST_WEEK.minusWeeks(i);
                out.write("%s;FR;%s;beaucoup\n".formatted(end, end.plusDays(3)));
                out.write("%s;Atlantide;%s;5\n".formatted(end, end.plusDays(3)));
            }
            out.write("2024-W53;FR;2025-01-08;5\n");
            out.write("2025-01-04;FR;2025-01-08;5\n");
        }
        return file;
    }

    private Page page() {
        return browser.page();
    }

    private Locator job() {
        return page().locator("main section.job").first();
    }

    private void choose(Path file, String source) {
        browser.go(url + "/imports");
        page().getByLabel("Source").first().fill(source);
        page().setInputFiles("input[type=file]", file);
    }

    /** Says what the columns mean, and has the file imported. */
    void explainColumns(String profile) throws IOException {
        choose(small(), "");
        browser.waitForText("main section.job", "Sens des colonnes");
        Locator form = page().locator("main section.job form");
        form.getByLabel("Source").fill(SOURCE);
        form.getByLabel("Semaine").selectOption("semaine");
        form.getByLabel("Lieu").selectOption("pays");
        form.getByLabel("Jour de publication").selectOption("publication");
        form.getByLabel("Valeur").last().selectOption("taux");
        form.getByLabel("qui compte").selectOption(profile);
        browser.screenshot("import-mapping");
        form.locator("button[type=submit]").click();
        browser.waitForText("main section.job", "elles ne posent aucun problème");
        browser.screenshot("import-mapped");
        job().locator(".actions button").first().click();
        browser.waitForText("main section.job", "Afficher le rapport");
        job().getByText("Afficher le rapport").click();
        browser.waitForText("main", "Le fichier a été lu sans aucun constat");
        browser.screenshot("import-accepted");
    }

    /** The next file of the source is understood; it is seen to be read, and refused for what is wrong far down. */
    void followRefusal() throws IOException {
        choose(large(), SOURCE);
        browser.waitForText("main section.job", "Lu selon la correspondance enregistrée de " + SOURCE);
        job().locator(".actions button").first().click();
        page().waitForSelector("main section.job progress");
        page().waitForFunction("() => document.querySelector('main section.job progress')?.value > 0");
        browser.screenshot("import-progress");
        browser.waitForText("main section.job", "Afficher le rapport");
        browser.screenshot("import-failed");
        job().getByText("Afficher le rapport").click();
        browser.waitForText("main", "62 sur 62 constats affichés");
        browser.screenshot("import-findings");
    }

    /** Only what a rule says is shown, in French, and taken away. */
    void filterFindings() throws IOException {
        page().getByLabel("Règle").selectOption("not-a-number");
        browser.waitForText("main", "30 sur 62 constats affichés");
        assertThat(page().locator("main table tbody tr").count()).isEqualTo(30);
        assertThat(page().locator("main table tbody tr").first().innerText())
                .contains("beaucoup", "un nombre avec un point décimal, ou rien");
        browser.screenshot("import-findings-filtered");
        Download download = page().waitForDownload(
                        () -> page().getByText("Télécharger le tableau (CSV)").click());
        Path saved = Vigie.target().resolve("constats.csv");
        download.saveAs(saved);
        assertThat(download.suggestedFilename()).isEqualTo("reseau-complet.csv-findings.csv");
        assertThat(Files.readAllLines(saved)).hasSize(31).first().asString().contains("Ligne", "Attendu", "Règle");
        assertThat(Files.readString(saved)).contains("beaucoup").doesNotContain("Atlantide");
        page().getByLabel("Règle").selectOption("impossible-week");
        browser.waitForText("main table", "de 1 à 52, les semaines que compte 2024");
    }
}
