package org.vigie.forecasting.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
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
    private final Forecaster model = new RememberedForecaster(new Forecaster() {
        @Override
        public String name() {
            return "counted";
        }

        @Override
        public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
            calls.incrementAndGet();
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

    private static TrainingData data() {
        return new TrainingData(Vintages.of(List.of()), List.of(), List.of());
    }

    private static ForecastTask task(long seed) {
        return new ForecastTask(HubProfile.FLUSIGHT, SATURDAY, SATURDAY.minusDays(3), seed, 1);
    }
}
