package org.vigie.forecasting.backtest;

import java.util.List;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.hub.HubProfile;

/**
 * What to replay: which dates, with which models.
 *
 * @param seed the same for every date, so that each equals a round made alone
 * @param threads how many dates to work on at once; the forecasts do not depend on it
 */
public record BacktestPlan(
        HubProfile profile, List<BacktestDate> dates, List<Forecaster> models, long seed, int threads) {
    public BacktestPlan {
        dates = List.copyOf(dates);
        models = List.copyOf(models);
    }
}
