package org.vigie.forecasting.ensemble;

import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.TrainingData;

/** A model that works once for the same data and task, so that a round and its ensemble share a member's work. */
public final class RememberedForecaster implements Forecaster {
    private final Forecaster model;
    private @Nullable Answer last;

    public RememberedForecaster(Forecaster model) {
        this.model = model;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
        Answer known = last(data, task);
        if (known == null) {
            known = new Answer(data, task, model.forecast(data, task, progress));
            remember(known);
        }
        return known.forecast;
    }

    private synchronized @Nullable Answer last(TrainingData data, ForecastTask task) {
        return last != null && last.data.equals(data) && last.task.equals(task) ? last : null;
    }

    private synchronized void remember(Answer answer) {
        last = answer;
    }

    private record Answer(TrainingData data, ForecastTask task, ModelForecast forecast) {}
}
