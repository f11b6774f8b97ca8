package org.vigie.forecasting.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.BaseForecasterTests;
import org.vigie.forecasting.Explanation;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.Forecasters;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.TestRounds;
import org.vigie.forecasting.model.baseline.BaselineForecaster;
import org.vigie.forecasting.model.renewal.RenewalForecaster;

class EnsembleForecasterTests extends BaseForecasterTests {
    @Override
    protected Forecaster forecaster() {
        return Forecasters.find("ensemble").orElseThrow();
    }

    @Test
    void membersSharesAddUpToTheMedian() {
        EnsembleForecaster ensemble = new EnsembleForecaster(List.of(
                new EnsembleForecaster.Member(new RenewalForecaster(), 3),
                new EnsembleForecaster.Member(new BaselineForecaster(), 1)));
        List<ModelForecast> said = List.of(
                new RenewalForecaster().forecast(TestRounds.data(), TestRounds.task(), Progress.NONE),
                new BaselineForecaster().forecast(TestRounds.data(), TestRounds.task(), Progress.NONE));
        double median =
                ensemble.combine(said).forecasts().getFirst().quantiles().median();
        Explanation explanation = ensemble.explain(said).getFirst();
        assertThat(explanation.parts().stream()
                        .mapToDouble(Explanation.Part::value)
                        .sum())
                .isCloseTo(median, within(1e-6 * median));
    }
}
