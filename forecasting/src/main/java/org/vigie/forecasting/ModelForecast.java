package org.vigie.forecasting;

import java.util.List;

/**
 * What one model says in one round: a forecast per place and horizon, and the places it refused.
 *
 * @param explanations what moved the forecasts; empty where the model cannot tell or was not asked
 */
public record ModelForecast(
        String model, List<PlaceForecast> forecasts, List<Refusal> refusals, List<Explanation> explanations) {
    public ModelForecast {
        forecasts = List.copyOf(forecasts);
        refusals = List.copyOf(refusals);
        explanations = List.copyOf(explanations);
    }

    /** What a model says that cannot tell why. */
    public ModelForecast(String model, List<PlaceForecast> forecasts, List<Refusal> refusals) {
        this(model, forecasts, refusals, List.of());
    }
}
