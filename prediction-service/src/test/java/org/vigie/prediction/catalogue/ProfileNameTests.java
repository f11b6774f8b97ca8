package org.vigie.prediction.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.vigie.forecasting.hub.HubProfile;

class ProfileNameTests {
    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    @BeforeEach
    void read() {
        messages.setBasename("prediction-messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr-CH", "de-CH", "it-CH"})
    void everyProfileIsNamedInEveryLanguage(Locale language) {
        assertThat(Arrays.stream(HubProfile.values())
                        .map(profile -> messages.getMessage(ProfileName.of(profile), language)))
                .allMatch(name -> name.matches("[\\p{L} 0-9-]+ – [\\p{L} ]+"));
    }

    @Test
    void theNameIsInTheLanguageOfTheMessageAroundIt() {
        Object[] arguments = {ProfileName.of(HubProfile.FLUSIGHT), 20_000};
        assertThat(messages.getMessage("import.rows", arguments, Locale.GERMAN))
                .isEqualTo("Grippe – Hospitalisationen pro Woche: 20.000 Zeilen gelesen");
    }
}
