package org.vigie.forecasting.model.renewal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReproductionNumberTests {
    private static final double[] INTERVAL = {0.75, 0.2, 0.05};

    /** Figures of EpiEstim 2.2-4 on its Flu2009 example, made by the script beside them. */
    @Test
    void meanAndSpreadEqualEpiEstim() throws IOException {
        List<String[]> days = days();
        double[] cases =
                days.stream().mapToDouble(day -> Double.parseDouble(day[1])).toArray();
        for (int t = 4; t < cases.length; t++) {
            ReproductionNumber r = ReproductionNumber.of(cases, INTERVAL, t - 1, t);
            assertThat(r.mean()).isCloseTo(Double.parseDouble(days.get(t)[2]), within(1e-10));
            assertThat(r.standardDeviation()).isCloseTo(Double.parseDouble(days.get(t)[3]), within(1e-10));
        }
    }

    private static List<String[]> days() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                requireNonNull(ReproductionNumberTests.class.getResourceAsStream("epiestim.csv")),
                StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }
}
