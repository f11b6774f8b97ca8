package org.vigie.forecasting.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WaveNetworksTests {
    /** The weights come with three digits, so the answers differ by a little. */
    private static final double ROUNDING = 0.01;

    @Test
    void answersAreThoseOfTheTraining() throws IOException {
        List<String> lines = lines();
        assertThat(lines).hasSizeGreaterThan(10);
        for (String line : lines) {
            String[] parts = line.split(";", -1);
            double[] expected = numbers(parts[1]);
            double[] answers = Arrays.stream(WaveNetworks.influenza().changes(numbers(parts[0])))
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            assertThat(answers).hasSameSizeAs(expected);
            for (int i = 0; i < answers.length; i++) {
                assertThat(answers[i]).isCloseTo(expected[i], within(ROUNDING));
            }
        }
    }

    @Test
    void quantilesNeverFallHoweverOddTheInputs() {
        for (double value : new double[] {-1e6, -30, 0, 30, 1e6}) {
            double[] inputs = new double[NetworkInputs.COUNT];
            Arrays.fill(inputs, value);
            for (double[] step : WaveNetworks.influenza().changes(inputs)) {
                assertThat(step).isSorted().doesNotContain(Double.NaN);
            }
        }
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = Objects.requireNonNull(WaveNetworksTests.class.getResourceAsStream("answers.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }
}
