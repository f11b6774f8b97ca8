package org.vigie.prediction.forecasts.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.distribution.QuantileLevels;

/** One week ahead as 23 quantiles by level. */
record ForecastResponse(int horizon, LocalDate targetEndDate, Map<String, Double> quantiles) {
    static ForecastResponse of(PlaceForecast forecast) {
        Map<String, Double> quantiles = new LinkedHashMap<>();
        for (int i = 0; i < QuantileLevels.COUNT; i++) {
            quantiles.put(
                    Double.toString(QuantileLevels.at(i)), forecast.quantiles().value(i));
        }
        return new ForecastResponse(forecast.horizon(), forecast.targetEndDate(), quantiles);
    }
}
