package org.vigie.forecasting.nowcast;

import org.vigie.forecasting.series.WeeklySeries;

/**
 * A series with its newest weeks corrected for revisions still to come.
 *
 * @param series the series, its newest weeks replaced by what they are expected to become
 * @param logSpread spread of log(final / corrected) by age: entry 0 is the newest week
 */
public record Nowcast(WeeklySeries series, double[] logSpread) {}
