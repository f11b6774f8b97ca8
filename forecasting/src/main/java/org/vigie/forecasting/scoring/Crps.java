package org.vigie.forecasting.scoring;

import java.util.Arrays;
import org.vigie.forecasting.distribution.QuantileLevels;

/**
 * The continuous ranked probability score: the integral of (F(x) - 1{x >= y})^2; 0 is perfect, larger is worse.
 *
 * <p>From quantiles F is taken as linear between neighbouring ones, with the 1 % beyond each outermost quantile lying
 * on it; the integral is then exact. It is not the WIS, which gives all levels one weight. Gneiting and Raftery,
 * JASA 2007, 102(477), 359-378.
 */
public final class Crps {
    private Crps() {}

    /** The score of 23 predicted quantiles against the observed value. */
    public static double ofQuantiles(double[] predicted, double observed) {
        int last = predicted.length - 1;
        double score = Math.max(predicted[0] - observed, 0) + Math.max(observed - predicted[last], 0);
        for (int i = 0; i < last; i++) {
            double low = predicted[i];
            double high = predicted[i + 1];
            double atLow = QuantileLevels.at(i);
            double atHigh = QuantileLevels.at(i + 1);
            if (observed <= low) {
                score += squared(low, high, atLow - 1, atHigh - 1);
            } else if (observed >= high) {
                score += squared(low, high, atLow, atHigh);
            } else {
                double between = atLow + (atHigh - atLow) * (observed - low) / (high - low);
                score += squared(low, observed, atLow, between);
                score += squared(observed, high, between - 1, atHigh - 1);
            }
        }
        return score;
    }

    /** Integral from {@code from} to {@code to} of the square of a line that runs from {@code a} to {@code b}. */
    private static double squared(double from, double to, double a, double b) {
        return (to - from) * (a * a + a * b + b * b) / 3;
    }

    /** The score of equally likely samples: mean |x - y| less half the mean |x - x'|. */
    public static double ofSamples(double[] samples, double observed) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double distance = 0;
        double spread = 0;
        for (int i = 0; i < n; i++) {
            distance += Math.abs(sorted[i] - observed);
            spread += sorted[i] * (2.0 * i - n + 1);
        }
        return distance / n - spread / n / n;
    }
}
