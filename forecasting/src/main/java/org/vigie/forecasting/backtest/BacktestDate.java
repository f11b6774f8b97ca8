package org.vigie.forecasting.backtest;

import java.time.LocalDate;

/** A reference date and the last day whose publications may be read for it. */
public record BacktestDate(LocalDate referenceDate, LocalDate asOf) {}
