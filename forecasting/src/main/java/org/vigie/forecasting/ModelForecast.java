package org.vigie.forecasting;

import java.util.List;

/** What one model says in one round: a forecast per place and horizon, and the places it refused. */
public record ModelForecast(String model, List<PlaceForecast> forecasts, List<Refusal> refusals) {
    public ModelForecast {
        forecasts = List.copyOf(forecasts);
        refusals = List.copyOf(refusals);
    }
}
