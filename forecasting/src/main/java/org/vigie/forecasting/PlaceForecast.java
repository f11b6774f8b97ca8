package org.vigie.forecasting;

import java.time.LocalDate;
import org.vigie.forecasting.distribution.QuantileForecast;

/** The forecast of one place for one week ahead, on the target's own scale. */
public record PlaceForecast(String place, int horizon, LocalDate targetEndDate, QuantileForecast quantiles) {}
