package org.vigie.forecasting.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.BaseForecasterTests;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.TestRounds;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.distribution.QuantileForecast;
import org.vigie.forecasting.distribution.QuantileLevels;
import org.vigie.forecasting.series.Vintages;

class BaselineForecasterTests extends BaseForecasterTests {
    @Override
    protected Forecaster forecaster() {
        return new BaselineForecaster();
    }

    @Test
    void medianIsTheLastValueAtEveryHorizon() {
        ModelForecast forecast = run(only("01", 10, 14, 11, 20, 60));
        assertThat(forecast.forecasts())
                .hasSize(4)
                .allMatch(f -> Math.abs(f.quantiles().median() - 60) < 1e-9);
    }

    @Test
    void oneStepAheadIsTheQuantilesOfPastDifferencesOfBothSigns() {
        double[] differences = {-9, -4, -3, -40, 40, 3, 4, 9};
        double[] sorted = {-40, -9, -4, -3, 3, 4, 9, 40};
        assertThat(differences).containsExactlyInAnyOrder(sorted);
        PlaceForecast first = run(only("01", 10, 14, 11, 20, 60)).forecasts().getFirst();
        for (int i = 0; i < QuantileLevels.COUNT; i++) {
            double expected = 60 + QuantileForecast.sampleQuantile(sorted, QuantileLevels.at(i));
            assertThat(first.quantiles().value(i)).isCloseTo(Math.max(expected, 0), within(0.01));
        }
    }

    @Test
    void uncertaintyGrowsWithTheHorizon() {
        List<PlaceForecast> forecasts = run(only("01", 100, 114, 111, 120, 160)).forecasts();
        for (int h = 1; h < 4; h++) {
            assertThat(forecasts.get(h).quantiles().value(20))
                    .isGreaterThan(forecasts.get(h - 1).quantiles().value(20));
        }
    }

    @Test
    void monthsOfVoluntaryReportingDoNotCount() {
        assertThat(ReferenceWeeks.MANDATORY_REPORTING.counts(LocalDate.of(2024, 8, 3)))
                .isFalse();
        assertThat(ReferenceWeeks.MANDATORY_REPORTING.counts(LocalDate.of(2024, 11, 16)))
                .isTrue();
        assertThat(ReferenceWeeks.SEASONS.counts(LocalDate.of(2024, 8, 4))).isFalse();
    }

    private static TrainingData only(String code, double... values) {
        return new TrainingData(
                Vintages.of(TestRounds.place(code, values)), TestRounds.places().subList(0, 1), List.of());
    }

    private static org.assertj.core.data.Offset<Double> within(double tolerance) {
        return org.assertj.core.data.Offset.offset(tolerance);
    }
}
