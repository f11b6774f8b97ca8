package org.vigie.forecasting.ensemble;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.hub.HubProfile;

/**
 * A model that works once for the same known data and task, so that a round, its ensemble and the rounds that look back
 * at it share a member's work, also side by side. It remembers everything, so it should go with the work it was made for.
 */
public final class RememberedForecaster implements Forecaster {
    private final Forecaster model;
    private final Map<Asked, ModelForecast> answers = new ConcurrentHashMap<>();

    public RememberedForecaster(Forecaster model) {
        this.model = model;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
        TrainingData known = data.knownOn(task.asOf());
        return answers.computeIfAbsent(Asked.of(known, task), asked -> model.forecast(known, task, progress));
    }

    @Override
    public boolean serves(HubProfile profile) {
        return model.serves(profile);
    }

    @Override
    public void prepare(HubProfile profile) {
        model.prepare(profile);
    }

    /** All that a forecast depends on; the number of threads is not among it. */
    private record Asked(
            TrainingData data,
            HubProfile profile,
            LocalDate referenceDate,
            LocalDate asOf,
            long seed,
            boolean explained) {
        static Asked of(TrainingData data, ForecastTask task) {
            return new Asked(data, task.profile(), task.referenceDate(), task.asOf(), task.seed(), task.explained());
        }
    }
}
