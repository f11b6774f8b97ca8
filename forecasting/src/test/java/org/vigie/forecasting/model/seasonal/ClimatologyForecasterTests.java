package org.vigie.forecasting.model.seasonal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vigie.forecasting.BaseForecasterTests;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.TestRounds;

class ClimatologyForecasterTests extends BaseForecasterTests {
    @Override
    protected Forecaster forecaster() {
        return new ClimatologyForecaster();
    }

    @Test
    void medianLiesAmongTheSameWeeksOfOtherYears() {
        PlaceForecast forecast = run(TestRounds.data()).forecasts().getFirst();
        assertThat(forecast.quantiles().median()).isBetween(100.0, 230.0);
    }

    @Test
    void quantilesOfEqualWeightsAreLinearBetweenValues() {
        WeightedValues values = new WeightedValues();
        for (int i = 1; i <= 5; i++) {
            values.add(i, 2);
        }
        double[] quantiles = values.quantiles();
        assertThat(quantiles[0]).isEqualTo(1);
        assertThat(quantiles[11]).isEqualTo(3);
        assertThat(quantiles[6]).isCloseTo(1.75, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(quantiles[22]).isEqualTo(5);
    }
}
