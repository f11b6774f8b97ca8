package org.vigie.prediction.surveillance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What findings are kept with in English is told in the language of whoever reads it. */
class PhrasesTests {
    private final Phrases phrases = new Phrases(ImportResponsesTests.messages());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | a week that ends on a SATURDAY, such as 2024-11-02 | une semaine qui se termine un samedi, par exemple le 2024-11-02",
                "de-CH | 1 to 52, the weeks that 2024 has in the MMWR calendar | 1 bis 52, die Wochen, die 2024 im Kalender MMWR hat",
                "it-CH | a column value or observation, fields separated by commas | una colonna value o observation, campi separati da virgole",
                "fr | at most 20 entries | au plus 20 entrées",
                "fr | at most 39512223 | au plus 39512223",
                "de-CH | names of files below the archive's own folder | Namen von Dateien unterhalb des Ordners des Archivs",
                "fr | 3 - 19 | 3 - 19",
                "de-CH | a place of flusight, such as 01, 02 | ein Ort von «Grippe – Hospitalisationen pro Woche», zum Beispiel 01, 02",
                "en | a place of flusight, such as 01, 02 | a place of Influenza – weekly hospital admissions, such as 01, 02",
                "en | a week that ends on a SATURDAY, such as 2024-11-02 | a week that ends on a Saturday, such as 2024-11-02",
                "en | zero or more | zero or more"
            })
    void whatIsExpectedIsToldAgain(Locale language, String english, String told) {
        assertThat(phrases.expected(english, language)).isEqualTo(told);
    }

    @Test
    void whatWasFoundIsToldAgain() {
        assertThat(phrases.found("3 rows of 8 end their weeks on a SUNDAY", Locale.GERMAN))
                .isEqualTo("in 3 von 8 Zeilen endet die Woche an einem Sonntag");
        assertThat(phrases.found("08", Locale.GERMAN)).isEqualTo("08");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "de-CH", "it-CH"})
    void everyPhraseIsToldAgainByItsOwnMessage(Locale language) {
        ResourceBundle english = ResourceBundle.getBundle("prediction-messages", Locale.ROOT);
        ResourceBundle other = ResourceBundle.getBundle("prediction-messages", language);
        Object[] arguments = {"7", "8", "9"};
        List<String> keys = english.keySet().stream()
                .filter(key -> key.startsWith("expected.") || key.startsWith("found."))
                .toList();
        assertThat(keys).hasSizeGreaterThan(40).allSatisfy(key -> {
            String phrase = MessageFormat.format(english.getString(key), arguments);
            String told =
                    key.startsWith("found.") ? phrases.found(phrase, language) : phrases.expected(phrase, language);
            assertThat(told).isEqualTo(MessageFormat.format(other.getString(key), arguments));
        });
    }
}
