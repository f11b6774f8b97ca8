package org.vigie.forecasting.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.TestRounds;
import org.vigie.forecasting.TrainedModels;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.backtest.BacktestDate;
import org.vigie.forecasting.backtest.BacktestRound;
import org.vigie.forecasting.distribution.QuantileForecast;
import org.vigie.forecasting.distribution.QuantileLevels;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.model.baseline.BaselineForecaster;
import org.vigie.forecasting.model.renewal.RenewalForecaster;
import org.vigie.forecasting.series.Revision;
import org.vigie.forecasting.series.Vintages;
import org.vigie.forecasting.series.WeeklySeries;

class PastRoundsTests {
    private static final LocalDate SATURDAY = LocalDate.of(2024, 11, 2);
    private static final Map<String, WeeklySeries> TRUTH = Map.of(
            "01", WeeklySeries.of("01", SATURDAY, 100, 100, 100, 100),
            "02", WeeklySeries.of("02", SATURDAY, 100, 100, 100, 100));

    @Test
    void weightFollowsTheScoreMoreCloselyTheMoreRoundsThereAre() {
        // log(101) is missed by d and by 2 d, so scores are as 1 to 2
        ModelForecast near = certain("near", "01", Math.exp(Math.log(101) + 0.1) - 1);
        ModelForecast far = certain("far", "01", Math.exp(Math.log(101) + 0.2) - 1);
        for (int n : List.of(1, 2, 13)) {
            Map<String, Double> factors = PastRounds.factors(
                    IntStream.range(0, n).mapToObj(i -> round(near, far)).toList(), TRUTH);
            double power = -2.0 * n / (n + 2);
            assertThat(factors.get("near")).isCloseTo(Math.pow(1 / 1.5, power), within(1e-9));
            assertThat(factors.get("far")).isCloseTo(Math.pow(2 / 1.5, power), within(1e-9));
        }
    }

    @Test
    void onlyForecastsThatAllMadeAndThatCanBeCheckedCount() {
        ModelForecast first = certain("first", "01", 110);
        ModelForecast second =
                merged(certain("second", "01", 110), certain("second", "02", 900), certain("second", "99", 5));
        Map<String, Double> factors = PastRounds.factors(List.of(round(first, second)), TRUTH);
        assertThat(factors).containsExactly(Map.entry("first", 1.0), Map.entry("second", 1.0));
    }

    @Test
    void withoutARoundToScoreNothingIsLearnt() {
        ModelForecast first = certain("first", "99", 110);
        ModelForecast second = certain("second", "99", 50);
        assertThat(PastRounds.factors(List.of(round(first, second)), TRUTH))
                .containsExactly(Map.entry("first", 1.0), Map.entry("second", 1.0));
    }

    @Test
    void memberThatWasNeverWrongDoesNotDrownTheOthers() {
        Map<String, Double> factors =
                PastRounds.factors(List.of(round(certain("right", "01", 100), certain("wrong", "01", 120))), TRUTH);
        assertThat(factors.get("right")).isFinite().isGreaterThan(factors.get("wrong"));
        assertThat(PastRounds.factors(List.of(round(certain("right", "01", 100), certain("too", "01", 100))), TRUTH))
                .containsValues(1.0);
    }

    @Test
    void roundsOfThePastYearAreReplayedOnWhatWasKnownThen() {
        List<ForecastTask> asked = new ArrayList<>();
        Forecaster member = new Forecaster() {
            @Override
            public String name() {
                return "asked";
            }

            @Override
            public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
                asked.add(task);
                assertThat(data.target().asOfDates().last()).isBeforeOrEqualTo(task.asOf());
                return new ModelForecast(name(), List.of(), List.of());
            }
        };
        ForecastTask task = new ForecastTask(HubProfile.FLUSIGHT, TestRounds.REFERENCE_DATE, TestRounds.AS_OF, 7, 1);
        PastRounds.factors(List.of(member), TestRounds.data(), task, Progress.NONE);
        assertThat(asked).hasSize(13).allMatch(one -> one.seed() == 7 && !one.explained());
        assertThat(asked)
                .extracting(ForecastTask::referenceDate)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 13)
                        .mapToObj(i -> TestRounds.REFERENCE_DATE.minusWeeks(4L * i))
                        .toList());
        assertThat(asked).allMatch(one -> one.asOf().equals(one.referenceDate().minusDays(3)));
    }

    @Test
    void whatWasPublishedLaterTeachesNothing() {
        List<Revision> changed = TestRounds.revisions().stream()
                .map(r -> r.asOf().isAfter(TestRounds.AS_OF)
                        ? new Revision(r.place(), r.targetEndDate(), r.asOf(), 7 * r.value() + 1000)
                        : r)
                .toList();
        assertThat(learnt(new TrainingData(Vintages.of(changed), TestRounds.places(), List.of())))
                .isEqualTo(learnt(TestRounds.data()));
    }

    @Test
    void whatWasLearntIsKeptForTheSameDataOnly() {
        Kept kept = new Kept();
        ForecastTask task = TestRounds.task();
        List<Forecaster> members = members();
        Map<String, Double> factors = learnt(TestRounds.data());
        new KeptWeights(kept, members, TestRounds.data(), task).keep(factors);
        assertThat(new KeptWeights(kept, members, TestRounds.data(), task).find())
                .contains(factors);
        assertThat(new KeptWeights(kept, members, TestRounds.data().knownOn(TestRounds.AS_OF), task).find())
                .contains(factors);
        TrainingData known = TestRounds.data().knownOn(TestRounds.AS_OF.minusWeeks(1));
        assertThat(new KeptWeights(kept, members, known, task).find()).isEmpty();
        assertThat(new KeptWeights(kept, members.reversed(), TestRounds.data(), task).find())
                .isEmpty();
        ForecastTask otherSeed =
                new ForecastTask(task.profile(), task.referenceDate(), task.asOf(), task.seed() + 1, 1);
        assertThat(new KeptWeights(kept, members, TestRounds.data(), otherSeed).find())
                .isEmpty();
    }

    @Test
    void whatWasDamagedIsLearntAgain() {
        for (String damaged : List.of(
                "",
                "renewal",
                "renewal 1.0",
                "renewal x\nbaseline 1",
                "renewal NaN\nbaseline 1",
                "renewal 0\nbaseline 1")) {
            Kept kept = new Kept();
            KeptWeights weights = new KeptWeights(kept, members(), TestRounds.data(), TestRounds.task());
            weights.keep(Map.of());
            kept.texts.replaceAll((key, text) -> damaged);
            assertThat(weights.find()).as(damaged).isEmpty();
        }
    }

    private static Map<String, Double> learnt(TrainingData data) {
        return PastRounds.factors(members(), data, TestRounds.task(), Progress.NONE);
    }

    private static List<Forecaster> members() {
        return List.of(new RenewalForecaster(), new BaselineForecaster());
    }

    private static BacktestRound round(ModelForecast... members) {
        return new BacktestRound(new BacktestDate(SATURDAY, SATURDAY.minusDays(3)), List.of(members));
    }

    /** A forecast of one place and week without any doubt. */
    private static ModelForecast certain(String model, String place, double value) {
        double[] quantiles = new double[QuantileLevels.COUNT];
        Arrays.fill(quantiles, value);
        return new ModelForecast(
                model, List.of(new PlaceForecast(place, 0, SATURDAY, QuantileForecast.of(quantiles))), List.of());
    }

    private static ModelForecast merged(ModelForecast... parts) {
        return new ModelForecast(
                parts[0].model(),
                Arrays.stream(parts).flatMap(part -> part.forecasts().stream()).toList(),
                List.of());
    }

    private static final class Kept implements TrainedModels {
        private final Map<String, String> texts = new HashMap<>();

        @Override
        public Optional<String> find(String key) {
            return Optional.ofNullable(texts.get(key));
        }

        @Override
        public void keep(String key, String text) {
            texts.put(key, text);
        }
    }
}
