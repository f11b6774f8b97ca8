package org.vigie.forecasting.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.BaseForecasterTests;
import org.vigie.forecasting.Explanation;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.Forecasters;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.Refusal;
import org.vigie.forecasting.TestRounds;
import org.vigie.forecasting.TrainedModels;
import org.vigie.forecasting.distribution.QuantileForecast;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.model.baseline.BaselineForecaster;
import org.vigie.forecasting.model.renewal.RenewalForecaster;

class EnsembleForecasterTests extends BaseForecasterTests {
    private static final Map<String, Double> WEIGHTS = Map.of("renewal", 3.0, "baseline", 1.0);

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
        ModelForecast both = ensemble(1).combine(List.of(refusal, said), WEIGHTS);
        assertThat(both.refusals()).isEmpty();
        assertThat(both.forecasts()).hasSameSizeAs(said.forecasts());
        ModelForecast none = new ModelForecast("baseline", List.of(), refusal.refusals());
        assertThat(ensemble(1).combine(List.of(refusal, none), WEIGHTS).refusals())
                .extracting(Refusal::place)
                .containsExactly("01");
    }

    @Test
    void anEnsembleIsNeverWiderThanItsMembers() {
        assertThatThrownBy(() -> ensemble(1.1)).hasMessageContaining("at most 1");
        assertThatThrownBy(() -> ensemble(0)).hasMessageContaining("above 0");
    }

    @Test
    void weightsAreThoseOfTheDiseaseTimesWhatPastRoundsTaught() {
        assertThat(learntAlone(HubProfile.FLUSIGHT))
                .containsExactlyInAnyOrderEntriesOf(Map.of("renewal", 1.0, "boosting", 1.0, "network", 2.0));
        assertThat(learntAlone(HubProfile.COVID_HUB))
                .containsExactlyInAnyOrderEntriesOf(Map.of("renewal", 1.0, "boosting", 2.0));
    }

    /** The shares without what past rounds taught. */
    private static Map<String, Double> learntAlone(HubProfile profile) {
        ForecastTask task = new ForecastTask(profile, TestRounds.REFERENCE_DATE, TestRounds.AS_OF, 7, 2);
        List<Forecaster> members = Forecasters.all().stream()
                .filter(model -> model.serves(profile))
                .filter(model -> List.of("renewal", "boosting", "network").contains(model.name()))
                .toList();
        Map<String, Double> factors =
                PastRounds.factors(members, TestRounds.data(), task, TrainedModels.NONE, Progress.NONE);
        assertThat(factors.values()).doesNotContain(1.0).allMatch(factor -> factor > 0);
        Map<String, Double> shares = shares(profile);
        shares.replaceAll((name, share) -> Math.round(share / factors.get(name) * factors.get("renewal") * 1e6) / 1e6);
        return shares;
    }

    /** What each member adds to the ensemble's first median, as multiples of what it said itself, renewal's being 1. */
    private static Map<String, Double> shares(HubProfile profile) {
        ForecastTask task = new ForecastTask(profile, TestRounds.REFERENCE_DATE, TestRounds.AS_OF, 7, 2);
        Forecaster ensemble = Forecasters.find("ensemble").orElseThrow();
        ModelForecast all = ensemble.forecast(TestRounds.data(), task, Progress.NONE);
        Explanation explanation = all.explanations().getFirst();
        Map<String, Double> shares = new HashMap<>();
        for (Explanation.Part part : explanation.parts()) {
            ModelForecast alone =
                    Forecasters.find(part.name()).orElseThrow().forecast(TestRounds.data(), task, Progress.NONE);
            PlaceForecast own = alone.forecasts().stream()
                    .filter(one -> one.place().equals(explanation.place()) && one.horizon() == explanation.horizon())
                    .findFirst()
                    .orElseThrow();
            shares.put(part.name(), part.value() / own.quantiles().median());
        }
        double unit = shares.get("renewal");
        shares.replaceAll((name, share) -> share / unit);
        return shares;
    }

    private static QuantileForecast combined(ModelForecast said, double width) {
        return ensemble(width)
                .combine(List.of(said), WEIGHTS)
                .forecasts()
                .getFirst()
                .quantiles();
    }

    private static ModelForecast run(Forecaster model) {
        return model.forecast(TestRounds.data(), TestRounds.task(), Progress.NONE);
    }

    private static EnsembleForecaster ensemble(double width) {
        return new EnsembleForecaster(
                List.of(
                        new EnsembleForecaster.Member(new RenewalForecaster(), 3),
                        new EnsembleForecaster.Member(new BaselineForecaster(), 1)),
                width,
                TrainedModels.NONE);
    }

    @Test
    void membersSharesAddUpToTheMedian() {
        EnsembleForecaster ensemble = ensemble(0.8);
        List<ModelForecast> said = List.of(run(new RenewalForecaster()), run(new BaselineForecaster()));
        double median = ensemble.combine(said, WEIGHTS)
                .forecasts()
                .getFirst()
                .quantiles()
                .median();
        Explanation explanation = ensemble.explain(said, WEIGHTS).getFirst();
        assertThat(explanation.parts().stream()
                        .mapToDouble(Explanation.Part::value)
                        .sum())
                .isCloseTo(median, within(1e-6 * median));
    }
}
