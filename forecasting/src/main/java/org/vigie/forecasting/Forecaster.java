package org.vigie.forecasting;

import org.vigie.forecasting.hub.HubProfile;

/** A model that forecasts every place of a round. */
public interface Forecaster {
    /** Short stable name, also used in hub file names: letters, digits and underscores. */
    String name();

    /** Whether it makes forecasts of {@code profile}; it is not asked for others. */
    default boolean serves(HubProfile profile) {
        return true;
    }

    /**
     * Forecasts all places of {@code data} for all horizons of the task's profile.
     *
     * <p>Reads nothing published after {@code task.asOf()}, whatever {@code data} holds. A place that cannot be
     * forecast is refused by name; it never fails the round.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     */
    ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress);

    /** Loads what forecasts of {@code profile} start from, for callers with something else to do meanwhile. */
    default void prepare(HubProfile profile) {}
}
