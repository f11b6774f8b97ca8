package org.vigie.forecasting.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.BaseForecasterTests;
import org.vigie.forecasting.Explanation;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.Forecasters;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.Refusal;
import org.vigie.forecasting.TestRounds;
import org.vigie.forecasting.distribution.QuantileForecast;
import org.vigie.forecasting.model.baseline.BaselineForecaster;
import org.vigie.forecasting.model.renewal.RenewalForecaster;

class EnsembleForecasterTests extends BaseForecasterTests {
    @Override
    protected Forecaster forecaster() {
        return Forecasters.find("ensemble").orElseThrow();
    }

    @Test
    void widthMovesEveryQuantileTowardsTheMedian() {
        ModelForecast said = run(new BaselineForecaster());
        QuantileForecast wide = combined(said, 1);
        QuantileForecast narrow = combined(said, 0.5);
        assertThat(wide.value(22))
                .isCloseTo(said.forecasts().getFirst().quantiles().value(22), within(1e-6));
        assertThat(narrow.median()).isEqualTo(wide.median());
        assertThat(Math.sqrt(narrow.value(22)) - Math.sqrt(narrow.median()))
                .isCloseTo((Math.sqrt(wide.value(22)) - Math.sqrt(wide.median())) / 2, within(1e-9));
        assertThat(narrow.value(0)).isBetween(wide.value(0), wide.median());
    }

    @Test
    void placeRefusedByOneMemberIsForecastByTheOther() {
        ModelForecast said = run(new BaselineForecaster());
        ModelForecast refusal = new ModelForecast(
                "renewal", List.of(), List.of(new Refusal("01", Refusal.Reason.TOO_SHORT, "no weeks")));
        ModelForecast both = ensemble(1).combine(List.of(refusal, said));
        assertThat(both.refusals()).isEmpty();
        assertThat(both.forecasts()).hasSameSizeAs(said.forecasts());
        ModelForecast none = new ModelForecast("baseline", List.of(), refusal.refusals());
        assertThat(ensemble(1).combine(List.of(refusal, none)).refusals())
                .extracting(Refusal::place)
                .containsExactly("01");
    }

    @Test
    void anEnsembleIsNeverWiderThanItsMembers() {
        assertThatThrownBy(() -> ensemble(1.1)).hasMessageContaining("at most 1");
        assertThatThrownBy(() -> ensemble(0)).hasMessageContaining("above 0");
    }

    private static QuantileForecast combined(ModelForecast said, double width) {
        return ensemble(width).combine(List.of(said)).forecasts().getFirst().quantiles();
    }

    private static ModelForecast run(Forecaster model) {
        return model.forecast(TestRounds.data(), TestRounds.task(), Progress.NONE);
    }

    private static EnsembleForecaster ensemble(double width) {
        return new EnsembleForecaster(
                List.of(
                        new EnsembleForecaster.Member(new RenewalForecaster(), 3),
                        new EnsembleForecaster.Member(new BaselineForecaster(), 1)),
                width);
    }

    @Test
    void membersSharesAddUpToTheMedian() {
        EnsembleForecaster ensemble = ensemble(0.8);
        List<ModelForecast> said = List.of(run(new RenewalForecaster()), run(new BaselineForecaster()));
        double median =
                ensemble.combine(said).forecasts().getFirst().quantiles().median();
        Explanation explanation = ensemble.explain(said).getFirst();
        assertThat(explanation.parts().stream()
                        .mapToDouble(Explanation.Part::value)
                        .sum())
                .isCloseTo(median, within(1e-6 * median));
    }
}
