package org.vigie.forecasting.hub;

import java.time.LocalDate;

/**
 * One forecast of one model as found in a hub file, quantiles as they stand there.
 *
 * @param quantiles values at the 23 levels, NaN where the file lacks one
 */
public record HubForecast(
        String model,
        LocalDate referenceDate,
        String target,
        String place,
        int horizon,
        LocalDate targetEndDate,
        double[] quantiles) {}
