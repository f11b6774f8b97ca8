package org.vigie.forecasting.model.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.BaseForecasterTests;
import org.vigie.forecasting.Explanation;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.TestRounds;

class BoostingForecasterTests extends BaseForecasterTests {
    @Override
    protected Forecaster forecaster() {
        return new BoostingForecaster();
    }

    @Test
    void everyForecastIsExplainedByItsFeatures() {
        List<Explanation> explanations = new BoostingForecaster()
                .forecast(TestRounds.data(), TestRounds.task(), Progress.NONE)
                .explanations();
        assertThat(explanations).hasSize(TestRounds.CODES.size() * 4);
        assertThat(explanations.getFirst().parts()).hasSize(FeatureBuilder.NAMES.size() + 1);
        assertThat(explanations).allMatch(one -> Math.abs(one.parts().getFirst().value()) > 0);
    }

    @Test
    void leavingTheExplanationsOutChangesNoForecast() {
        ModelForecast explained = run(TestRounds.data());
        ModelForecast unexplained =
                forecaster().forecast(TestRounds.data(), TestRounds.task().unexplained(), Progress.NONE);
        assertThat(unexplained.forecasts()).isEqualTo(explained.forecasts());
        assertThat(unexplained.explanations()).isEmpty();
    }
}
