package org.vigie.prediction.forecasts;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.vigie.forecasting.hub.HubProfile;

/** Replays past reference dates; however many pods there are, they share the rounds. */
public interface Backtests {
    /** Queues one round for each reference date from the first day to the last, and gives the number of the whole. */
    long start(HubProfile profile, LocalDate from, LocalDate to, String requestedBy, Locale language);

    Optional<Backtest> find(long id);

    /** Stops every round that has not ended. */
    void cancel(long id);
}
