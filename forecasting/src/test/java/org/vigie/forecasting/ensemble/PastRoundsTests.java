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
import java.util.concurrent.atomic.AtomicInteger;
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
import org.vigie.forecasting.series.Revision;
import org.vigie.forecasting.series.Vintages;
import org.vigie.forecasting.series.WeeklySeries;

class PastRoundsTests {
    private static final LocalDate SATURDAY = LocalDate.of(2024, 11, 2);
    private static final Map<String, WeeklySeries> TRUTH = Map.of(
            "01", WeeklySeries.of("01", SATURDAY, 100, 100, 100, 100),
            "02", WeeklySeries.of("02", SATURDAY, 100, 100, 100, 100));

    private final AtomicInteger replays = new AtomicInteger();

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
        PastRounds.factors(List.of(member), TestRounds.data(), task, TrainedModels.NONE, Progress.NONE);
        assertThat(asked).hasSize(13).allMatch(one -> one.seed() == 1 && !one.explained());
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
    void replayedRoundIsKeptForTheSameDataOnly() {
        Kept kept = new Kept();
        Map<String, Double> factors = learnt(TestRounds.data());
        assertThat(learnt(TestRounds.data(), kept)).isEqualTo(factors);
        int before = replays.get();
        assertThat(before).isEqualTo(2 * 2 * 13);
        assertThat(learnt(TestRounds.data(), kept)).isEqualTo(factors);
        assertThat(learnt(TestRounds.data().knownOn(TestRounds.AS_OF), kept)).isEqualTo(factors);
        assertThat(replays).hasValue(before);
        LocalDate changedOn = TestRounds.AS_OF.minusWeeks(8);
        List<Revision> changed = TestRounds.revisions().stream()
                .map(r -> r.asOf().equals(changedOn)
                        ? new Revision(r.place(), r.targetEndDate(), r.asOf(), r.value() + 1)
                        : r)
                .toList();
        learnt(new TrainingData(Vintages.of(changed), TestRounds.places(), List.of()), kept);
        assertThat(replays).as("the two rounds that knew of the change again").hasValue(before + 2 * 2);
    }

    @Test
    void nextMonthsRoundReplaysOneRoundMore() {
        Kept kept = new Kept();
        learnt(TestRounds.data(), kept);
        ForecastTask later = new ForecastTask(
                HubProfile.FLUSIGHT,
                TestRounds.REFERENCE_DATE.plusWeeks(4),
                TestRounds.AS_OF.plusWeeks(4),
                TestRounds.task().seed() + 28,
                2);
        PastRounds.factors(members(), TestRounds.data(), later, kept, Progress.NONE);
        assertThat(replays).hasValue(2 * 14);
    }

    @Test
    void damagedRoundIsReplayedAgain() {
        Kept kept = new Kept();
        Map<String, Double> factors = learnt(TestRounds.data(), kept);
        String whole = kept.texts.values().iterator().next();
        for (String damaged : List.of(
                "",
                "same",
                whole.replace("same\thigher", "same\tother"),
                whole.replaceFirst("\\n[a-z]+\t", "\nother\t"),
                whole.substring(0, whole.lastIndexOf('\t')),
                whole + "1\tx")) {
            kept.texts.replaceAll((key, text) -> damaged);
            int before = replays.get();
            assertThat(learnt(TestRounds.data(), kept)).as(damaged).isEqualTo(factors);
            assertThat(replays.get() - before).as(damaged).isEqualTo(2 * 13);
        }
    }

    private Map<String, Double> learnt(TrainingData data) {
        return learnt(data, TrainedModels.NONE);
    }

    private Map<String, Double> learnt(TrainingData data, TrainedModels kept) {
        return PastRounds.factors(members(), data, TestRounds.task(), kept, Progress.NONE);
    }

    /** Forecasts the last value known, and half as much again; the work of both is counted. */
    private List<Forecaster> members() {
        return List.of(lastValueTimes("same", 1), lastValueTimes("higher", 1.5));
    }

    private Forecaster lastValueTimes(String name, double factor) {
        return new Forecaster() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
                replays.incrementAndGet();
                return merged(data.target().asOf(task.asOf()).values().stream()
                        .map(series -> certain(
                                name,
                                series.place(),
                                task.referenceDate(),
                                factor * series.value(series.lastWeekEnd())))
                        .toArray(ModelForecast[]::new));
            }
        };
    }

    private static BacktestRound round(ModelForecast... members) {
        return new BacktestRound(new BacktestDate(SATURDAY, SATURDAY.minusDays(3)), List.of(members));
    }

    /** A forecast of one place and week without any doubt. */
    private static ModelForecast certain(String model, String place, double value) {
        return certain(model, place, SATURDAY, value);
    }

    private static ModelForecast certain(String model, String place, LocalDate end, double value) {
        double[] quantiles = new double[QuantileLevels.COUNT];
        Arrays.fill(quantiles, value);
        return new ModelForecast(
                model, List.of(new PlaceForecast(place, 0, end, QuantileForecast.of(quantiles))), List.of());
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
