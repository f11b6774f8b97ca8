package org.vigie.forecasting;

import java.time.LocalDate;
import org.vigie.forecasting.hub.HubProfile;

/**
 * One round to forecast.
 *
 * @param profile the hub's rules: target, calendar, horizons
 * @param referenceDate the day the forecast is made for, on the hub's weekday
 * @param asOf last day whose publications may be read
 * @param seed source of all randomness; the same seed gives the same forecast on any number of threads
 * @param threads how many threads to use, at least 1
 */
public record ForecastTask(HubProfile profile, LocalDate referenceDate, LocalDate asOf, long seed, int threads) {
    public ForecastTask {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, found " + threads);
        }
    }
}
