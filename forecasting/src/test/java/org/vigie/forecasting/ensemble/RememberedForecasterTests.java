package org.vigie.forecasting.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.Vintages;

class RememberedForecasterTests {
    private static final LocalDate SATURDAY = LocalDate.of(2025, 1, 4);

    private final AtomicInteger calls = new AtomicInteger();
    private boolean failing;
    private final Forecaster model = new RememberedForecaster(new Forecaster() {
        @Override
        public String name() {
            return "counted";
        }

        @Override
        public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
            calls.incrementAndGet();
            if (failing) {
                throw new CancellationException("enough");
            }
            return new ModelForecast(name(), List.of(), List.of());
        }
    });

    @Test
    void worksOnceForTheSameDataAndTask() {
        TrainingData data = data();
        assertThat(model.forecast(data, task(1), Progress.NONE)).isSameAs(model.forecast(data, task(1), Progress.NONE));
        assertThat(calls).hasValue(1);
    }

    @Test
    void worksAgainForAnotherSeedOrOtherData() {
        TrainingData data = data();
        model.forecast(data, task(1), Progress.NONE);
        model.forecast(data, task(2), Progress.NONE);
        model.forecast(data(), task(2), Progress.NONE);
        assertThat(calls).hasValue(3);
    }

    @Test
    void worksOnceForDataThatAreKnownToDifferentDays() {
        TrainingData all = data();
        model.forecast(all, task(1), Progress.NONE);
        model.forecast(all.knownOn(SATURDAY), task(1), Progress.NONE);
        model.forecast(all.knownOn(SATURDAY).knownOn(SATURDAY.minusDays(3)), task(1), Progress.NONE);
        assertThat(calls).hasValue(1);
    }

    @Test
    void worksOnceSideBySide() throws Exception {
        TrainingData data = data();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<ModelForecast>> answers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                answers.add(pool.submit(() -> model.forecast(data, task(1), Progress.NONE)));
            }
            for (Future<ModelForecast> answer : answers) {
                assertThat(answer.get()).isSameAs(answers.getFirst().get());
            }
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void triesAgainAfterAFailure() {
        TrainingData data = data();
        failing = true;
        assertThatThrownBy(() -> model.forecast(data, task(1), Progress.NONE))
                .isInstanceOf(CancellationException.class);
        failing = false;
        assertThat(model.forecast(data, task(1), Progress.NONE).model()).isEqualTo("counted");
        assertThat(calls).hasValue(2);
    }

    private static TrainingData data() {
        return new TrainingData(Vintages.of(List.of()), List.of(), List.of());
    }

    private static ForecastTask task(long seed) {
        return new ForecastTask(HubProfile.FLUSIGHT, SATURDAY, SATURDAY.minusDays(3), seed, 1);
    }
}
