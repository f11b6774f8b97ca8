package org.vigie.forecasting.scoring;

import org.vigie.forecasting.distribution.QuantileLevels;

/**
 * Whether a forecast lies too low or too high: -1 wholly below the observed value, 0 right, 1 wholly above.
 *
 * <p>1 - 2 max{level: quantile <= y} below the median, 1 - 2 min{level: quantile >= y} above it, as in the R package
 * scoringutils (bias_quantile).
 */
public final class Bias {
    private Bias() {}

    /** The bias of 23 predicted quantiles against the observed value. */
    public static double of(double[] predicted, double observed) {
        double median = predicted[predicted.length / 2];
        if (observed == median) {
            return 0;
        }
        if (observed < median) {
            for (int i = predicted.length - 1; i >= 0; i--) {
                if (predicted[i] <= observed) {
                    return 1 - 2 * QuantileLevels.at(i);
                }
            }
            return 1;
        }
        for (int i = 0; i < predicted.length; i++) {
            if (predicted[i] >= observed) {
                return 1 - 2 * QuantileLevels.at(i);
            }
        }
        return -1;
    }
}
