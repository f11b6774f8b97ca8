package org.vigie.platform.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryProfileTests {
    @Test
    void unitedStatesHasEverything() {
        var us = CountryProfile.of("us");
        assertThat(us.locales()).containsExactly(Locale.ENGLISH);
        assertThat(us.features()).containsExactlyInAnyOrder(Feature.values());
        assertThat(us.calendar()).isEqualTo(CountryProfile.Calendar.MMWR);
        assertThat(us.hubProfiles()).containsExactly("flusight", "covid-hub");
        assertThat(us.watchedProfiles()).containsExactly("us-ed-influenza", "us-ed-covid", "us-mpox");
        assertThat(us.ownPlace()).isEqualTo("US");
        assertThat(us.smallCellThreshold()).isEqualTo(11);
    }

    @Test
    void franceHasFiguresButNoPartnerApi() {
        var fr = CountryProfile.of("fr");
        assertThat(fr.locales()).containsExactly(Locale.FRENCH);
        assertThat(fr.has(Feature.DATAVIZ)).isTrue();
        assertThat(fr.has(Feature.PARTNER_API)).isFalse();
    }

    @Test
    void switzerlandHasThreeLanguagesAndNoFeature() {
        var ch = CountryProfile.of("ch");
        assertThat(ch.locales()).extracting(Locale::toLanguageTag).containsExactly("fr-CH", "de-CH", "it-CH");
        assertThat(ch.features()).isEmpty();
        assertThat(ch.smallCellThreshold()).isEqualTo(5);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "de", "../us", "US"})
    void otherCountriesAreRefusedWithAMessage(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CountryProfile.of(code))
                .withMessageContaining("must be one of us, fr, ch");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-CH|de-CH",
                "de|de-CH",
                "de-DE, fr;q=0.5|de-CH",
                "en, it;q=0.8|it-CH",
                "en|fr-CH",
                "|fr-CH",
                "de;q=0, it|it-CH",
                ";;q=x|fr-CH",
                "*|fr-CH"
            })
    void bestLocaleSuitsTheHeader(String header, String expected) {
        assertThat(CountryProfile.of("ch").bestLocale(header).toLanguageTag()).isEqualTo(expected);
    }
}
