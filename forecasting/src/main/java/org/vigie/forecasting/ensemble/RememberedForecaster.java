package org.vigie.forecasting.ensemble;

import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.hub.HubProfile;

/**
 * A model that works once for the same data and task, so that a round and its ensemble share a member's work, also
 * where several rounds run side by side. What it remembers goes when nobody holds the data any more.
 */
public final class RememberedForecaster implements Forecaster {
    private final Forecaster model;
    private final Map<TrainingData, Map<ForecastTask, ModelForecast>> answers = new WeakHashMap<>();

    public RememberedForecaster(Forecaster model) {
        this.model = model;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
        ModelForecast known = known(data, task);
        if (known == null) {
            known = model.forecast(data, task, progress);
            remember(data, task, known);
        }
        return known;
    }

    @Override
    public boolean serves(HubProfile profile) {
        return model.serves(profile);
    }

    @Override
    public void prepare(HubProfile profile) {
        model.prepare(profile);
    }

    private synchronized @Nullable ModelForecast known(TrainingData data, ForecastTask task) {
        return answers.getOrDefault(data, Map.of()).get(task);
    }

    private synchronized void remember(TrainingData data, ForecastTask task, ModelForecast forecast) {
        answers.computeIfAbsent(data, unknown -> new HashMap<>()).put(task, forecast);
    }
}
