package org.vigie.forecasting.hub;

import java.util.List;

/** The forecasts read from a hub file, and what is wrong with the rest. */
public record HubForecasts(List<HubForecast> forecasts, Findings findings) {
    public HubForecasts {
        forecasts = List.copyOf(forecasts);
    }
}
