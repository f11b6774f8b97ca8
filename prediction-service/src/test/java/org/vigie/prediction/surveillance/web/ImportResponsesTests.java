package org.vigie.prediction.surveillance.web;

import static java.util.ResourceBundle.Control.FORMAT_PROPERTIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.vigie.prediction.surveillance.ImportFinding;
import org.vigie.prediction.surveillance.ImportFinding.Severity;

/** How findings are told in each language. */
class ImportResponsesTests {
    private final ImportResponses responses = new ImportResponses(messages(), new Phrases(messages()));

    @ParameterizedTest
    @CsvSource({
        "en, 'f.csv, 06 2026-01-10: the value is far from ', . Expected: 3 - 19.",
        "fr, 'f.csv, 06 2026-01-10: la valeur est très ', . Attendu : 3 - 19.",
        "de-CH, 'f.csv, 06 2026-01-10: ', . Erwartet: 3 - 19.",
        "it-CH, 'f.csv, 06 2026-01-10: ', . Atteso: 3 - 19."
    })
    void rangesAreToldInEveryLanguage(Locale language, String start, String end) {
        ImportFinding outlier = new ImportFinding(
                Severity.WARNING, "outlier", null, null, "27", "3 - 19", "06", LocalDate.of(2026, 1, 10));
        assertThat(responses.message(outlier, "f.csv", language))
                .startsWith(start)
                .endsWith(end);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'a number with a decimal point, or nothing'",
        "fr, 'un nombre avec un point décimal, ou rien'",
        "de-CH, eine Zahl mit Dezimalpunkt oder nichts",
        "it-CH, 'un numero con il punto decimale, o niente'"
    })
    void phrasesAreToldInEveryLanguage(Locale language, String told) {
        ImportFinding bad = new ImportFinding(
                Severity.ERROR,
                "not-a-number",
                3L,
                "value",
                "x",
                "a number with a decimal point, or nothing",
                null,
                null);
        assertThat(responses.message(bad, "f.csv", language)).endsWith(told + ".");
        assertThat(responses
                        .findings(List.of(bad), "f.csv", language)
                        .getFirst()
                        .expected())
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"en, 3 fields", "fr, 3 champs", "de-CH, 3 Felder", "it-CH, 3 campi"})
    void whatWeSayWeFoundIsToldInEveryLanguage(Locale language, String told) {
        ImportFinding uneven = new ImportFinding(
                Severity.ERROR, "field-count", 3L, null, "3 fields", "4 fields, as in the header", null, null);
        assertThat(responses
                        .findings(List.of(uneven), "f.csv", language)
                        .getFirst()
                        .found())
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"en, Outlier", "fr, Valeur aberrante", "de-CH, Ausreisser", "it-CH, Valore anomalo"})
    void rulesAreNamedInEveryLanguage(Locale language, String name) {
        ImportFinding outlier = new ImportFinding(Severity.WARNING, "outlier", null, null, "27", null, null, null);
        assertThat(responses
                        .findings(List.of(outlier), "f.csv", language)
                        .getFirst()
                        .ruleName())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de-CH", "it-CH"})
    void everyRuleThatIsExplainedHasANameOfItsOwn(Locale language) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "prediction-messages", language, ResourceBundle.Control.getNoFallbackControl(FORMAT_PROPERTIES));
        Set<String> parts = Set.of("line", "column", "found", "expected");
        List<String> rules = texts.keySet().stream()
                .filter(key -> key.startsWith("finding."))
                .map(key -> key.substring("finding.".length()))
                .filter(rule -> !parts.contains(rule))
                .toList();
        assertThat(rules.stream().map(rule -> texts.getString("rule." + rule)))
                .hasSize(50)
                .doesNotHaveDuplicates();
    }

    @Test
    void profilesToChooseFromAreNamedWithTheirIds() {
        ImportFinding unclear = new ImportFinding(
                Severity.ERROR, "ambiguous-profile", null, null, null, "flusight, covid-hub", null, null);
        assertThat(responses
                        .findings(List.of(unclear), "f.csv", Locale.FRENCH)
                        .getFirst()
                        .expected())
                .isEqualTo("Grippe – hospitalisations hebdomadaires (flusight), "
                        + "COVID-19 – hospitalisations hebdomadaires (covid-hub)");
    }

    @Test
    void whatStandsInTheFileIsQuotedAsItIs() {
        ImportFinding bad =
                new ImportFinding(Severity.ERROR, "not-a-number", 3L, "value", "3 fields", "zero or more", null, null);
        assertThat(responses
                        .findings(List.of(bad), "f.csv", Locale.FRENCH)
                        .getFirst()
                        .found())
                .isEqualTo("3 fields");
    }

    static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("prediction-messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
