package org.vigie.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTextsTests {
    private static Properties texts(String suffix) throws IOException {
        var texts = new Properties();
        try (var in = ProblemTextsTests.class.getResourceAsStream("problems" + suffix + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"_fr", "_de", "_it"})
    void everyTextIsTranslated(String suffix) throws IOException {
        assertThat(texts(suffix).keySet()).isEqualTo(texts("").keySet());
        assertThat(texts(suffix).values()).noneMatch(text -> text.toString().isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_fr", "_de", "_it"})
    void noTextHasAnApostropheThatTheFormatEats(String suffix) throws IOException {
        assertThat(texts(suffix).values()).noneMatch(text -> text.toString().contains("'"));
    }

    @ParameterizedTest
    @ValueSource(strings = "_de")
    void swissGermanHasNoSharpS(String suffix) throws IOException {
        assertThat(texts(suffix).values()).noneMatch(text -> text.toString().contains("ß"));
    }
}
