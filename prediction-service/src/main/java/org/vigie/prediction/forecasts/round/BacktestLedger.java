package org.vigie.prediction.forecasts.round;

import java.time.LocalDate;
import java.util.Optional;
import org.vigie.prediction.forecasts.Backtest;

/** Where backtests are written down. */
public interface BacktestLedger {
    long add(String profile, LocalDate from, LocalDate to, String requestedBy);

    /** Writes a round of the backtest down. */
    long addRound(long backtest, RoundLedger.Plan plan);

    Optional<Backtest> find(long id);

    /** Whether other rounds of the backtest that this round belongs to have not ended; false where it belongs to none. */
    boolean hasOthersToCome(long round);
}
