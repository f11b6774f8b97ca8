package org.vigie.forecasting.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.TestRounds;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.model.baseline.BaselineForecaster;

class RollingOriginTests {
    private static final List<BacktestDate> DATES = IntStream.range(0, 5)
            .mapToObj(i -> new BacktestDate(TestRounds.REFERENCE_DATE.minusWeeks(i), TestRounds.AS_OF.minusWeeks(i)))
            .toList();

    @Test
    void everyDateIsReplayedWhateverTheNumberOfThreads() {
        assertThat(rounds(1, new BaselineForecaster()))
                .hasSize(5)
                .isEqualTo(rounds(3, new BaselineForecaster()))
                .isEqualTo(rounds(16, new BaselineForecaster()));
    }

    @Test
    void replayedDateEqualsARoundMadeAlone() {
        ModelForecast alone = new BaselineForecaster().forecast(TestRounds.data(), TestRounds.task(), Progress.NONE);
        assertThat(rounds(2, new BaselineForecaster()).get(TestRounds.REFERENCE_DATE))
                .containsExactly(alone);
    }

    @Test
    void modelsAreShownNothingLater() {
        Forecaster curious = new Forecaster() {
            @Override
            public String name() {
                return "curious";
            }

            @Override
            public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
                assertThat(data.target().asOfDates()).isNotEmpty().allMatch(day -> !day.isAfter(task.asOf()));
                return new ModelForecast(name(), List.of(), List.of());
            }
        };
        assertThat(rounds(2, curious)).hasSize(5);
    }

    @Test
    void progressCountsTheDatesAndMayStop() {
        List<Integer> heard = new java.util.ArrayList<>();
        RollingOrigin.run(TestRounds.data(), plan(2, new BaselineForecaster()), r -> {}, (done, total, step) -> {
            heard.add(done);
            assertThat(total).isEqualTo(5);
        });
        assertThat(heard).containsExactly(1, 2, 3, 4, 5);
        assertThatThrownBy(() -> RollingOrigin.run(
                        TestRounds.data(), plan(2, new BaselineForecaster()), r -> {}, (done, total, step) -> {
                            throw new CancellationException("enough");
                        }))
                .isInstanceOf(CancellationException.class);
    }

    private static Map<LocalDate, List<ModelForecast>> rounds(int threads, Forecaster model) {
        Map<LocalDate, List<ModelForecast>> rounds = new TreeMap<>();
        RollingOrigin.run(
                TestRounds.data(),
                plan(threads, model),
                round -> rounds.put(round.date().referenceDate(), round.forecasts()),
                Progress.NONE);
        return rounds;
    }

    private static BacktestPlan plan(int threads, Forecaster model) {
        return new BacktestPlan(HubProfile.FLUSIGHT, DATES, List.of(model), 7, threads);
    }
}
