package org.vigie.prediction.surveillance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
