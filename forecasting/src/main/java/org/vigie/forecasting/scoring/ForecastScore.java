package org.vigie.forecasting.scoring;

/**
 * All scores of one forecast of one model, on one scale.
 *
 * @param wis weighted interval score with its parts
 * @param absoluteError distance of the median from the observed value
 * @param crps continuous ranked probability score, from the quantiles
 * @param bias -1 wholly too low to 1 wholly too high
 */
public record ForecastScore(
        String model,
        ForecastUnit unit,
        WeightedIntervalScore wis,
        double absoluteError,
        double crps,
        double bias,
        boolean covered50,
        boolean covered80,
        boolean covered95) {

    /** Scores 23 predicted quantiles against the observed value. */
    public static ForecastScore of(String model, ForecastUnit unit, double[] predicted, double observed, Scale scale) {
        double[] quantiles = scale.apply(predicted);
        double value = scale.apply(observed);
        return new ForecastScore(
                model,
                unit,
                WeightedIntervalScore.of(quantiles, value),
                Math.abs(value - quantiles[quantiles.length / 2]),
                Crps.ofQuantiles(quantiles, value),
                Bias.of(quantiles, value),
                IntervalCoverage.FIFTY.covers(quantiles, value),
                IntervalCoverage.EIGHTY.covers(quantiles, value),
                IntervalCoverage.NINETY_FIVE.covers(quantiles, value));
    }
}
