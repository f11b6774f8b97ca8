package org.vigie.forecasting;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.vigie.forecasting.hub.HubProfile;

/**
 * One round to forecast.
 *
 * @param profile the hub's rules: target, calendar, horizons
 * @param referenceDate the day the forecast is made for, on the hub's weekday
 * @param asOf last day whose publications may be read
 * @param seed source of all randomness; the same seed gives the same forecast on any number of threads
 * @param threads how many threads to use, at least 1
 * @param explained whether to tell what moved each forecast, which costs about as much as the forecast
 */
public record ForecastTask(
        HubProfile profile, LocalDate referenceDate, LocalDate asOf, long seed, int threads, boolean explained) {
    public ForecastTask {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, found " + threads);
        }
    }

    /** A round whose forecasts are explained. */
    public ForecastTask(HubProfile profile, LocalDate referenceDate, LocalDate asOf, long seed, int threads) {
        this(profile, referenceDate, asOf, seed, threads, true);
    }

    /** The same round for those who ask for the forecasts alone. */
    public ForecastTask unexplained() {
        return new ForecastTask(profile, referenceDate, asOf, seed, threads, false);
    }

    /** The stream of random numbers kept for one purpose, such as a model and a place; the same in every run. */
    public SplittableRandom random(String purpose) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + purpose.hashCode());
    }
}
