package org.vigie.forecasting.backtest;

import java.util.List;
import org.vigie.forecasting.ModelForecast;

/** The forecasts of all models for one replayed date. */
public record BacktestRound(BacktestDate date, List<ModelForecast> forecasts) {
    public BacktestRound {
        forecasts = List.copyOf(forecasts);
    }
}
