package org.vigie.forecasting.model.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.TestRounds;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.model.Panel;
import org.vigie.forecasting.model.PanelSeries;
import org.vigie.forecasting.series.Vintages;
import org.vigie.forecasting.transform.RootScale;

class LearntWavesTests {
    @Test
    void influenzaAndCovidHaveWavesOthersNone() {
        assertThat(LearntWaves.of("influenza").isEmpty()).isFalse();
        assertThat(LearntWaves.of("covid-19").isEmpty()).isFalse();
        assertThat(LearntWaves.of("acute-respiratory-infection").isEmpty()).isTrue();
    }

    @Test
    void influenzaIsExpectedToGrowInDecemberAndToFallInMarch() {
        assertThat(expected(LocalDate.of(2024, 12, 7), 1.25)).isPositive();
        assertThat(expected(LocalDate.of(2025, 3, 8), 0.8)).isNegative();
    }

    @Test
    void severalRoundsMayAskTheSameWavesForContributionsAtOnce() {
        Rows rows = rows(LocalDate.of(2024, 12, 7), 1.25);
        double[] alone = LearntWaves.of("influenza").contributions(rows);
        List<double[]> together = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> LearntWaves.of("influenza").contributions(rows))
                .toList();
        assertThat(together).hasSize(64).allMatch(one -> Arrays.equals(one, alone));
    }

    @Test
    void placeAloneIsForecastFromTheWaves() {
        for (HubProfile profile : List.of(HubProfile.FLUSIGHT, HubProfile.COVID_HUB)) {
            double[] values = new double[20];
            Arrays.setAll(values, i -> 20 + 3 * i + i % 2);
            TrainingData data = new TrainingData(
                    Vintages.of(TestRounds.place("01", values)),
                    List.of(TestRounds.places().getFirst()),
                    List.of());
            ForecastTask task = new ForecastTask(profile, TestRounds.REFERENCE_DATE, TestRounds.AS_OF, 7, 2);
            ModelForecast forecast = new BoostingForecaster().forecast(data, task, Progress.NONE);
            assertThat(forecast.refusals()).isEmpty();
            assertThat(forecast.forecasts())
                    .hasSize(4)
                    .allMatch(one -> one.quantiles().value(22) > one.quantiles().value(0))
                    .allMatch(one ->
                            one.quantiles().median() > 10 && one.quantiles().median() < 400);
        }
    }

    /** The change expected three weeks after {@code last} where values multiplied by {@code growth} in each of the weeks before. */
    private static double expected(LocalDate last, double growth) {
        return LearntWaves.of("influenza").location(rows(last, growth))[0];
    }

    private static Rows rows(LocalDate last, double growth) {
        double[] values = new double[52];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < 44 ? 1 + i % 3 : 3 * Math.pow(growth, i - 43);
        }
        if (growth < 1) {
            for (int i = 30; i < values.length; i++) {
                values[i] = 30 * Math.exp(-Math.pow((i - 42) / 5.0, 2)) + 1;
            }
        }
        RootScale scale = RootScale.fit(1, values, 0.4);
        PanelSeries series = new PanelSeries(
                0,
                "01",
                5e6,
                last.minusWeeks(values.length - 1L),
                Arrays.stream(values).map(scale::apply).toArray(),
                scale,
                0);
        return new FeatureBuilder(new Panel(List.of(series))).rows(series, 3, 1);
    }
}
