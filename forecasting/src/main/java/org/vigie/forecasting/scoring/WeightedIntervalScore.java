package org.vigie.forecasting.scoring;

import org.vigie.forecasting.distribution.QuantileLevels;

/**
 * The weighted interval score and its three parts, which add up to it; 0 is perfect, larger is worse.
 *
 * <p>WIS = 1/(K + 1/2) (1/2 |y - m| + sum over K central intervals of alpha/2 IS_alpha), with IS_alpha = (u - l) +
 * 2/alpha max(l - y, 0) + 2/alpha max(y - u, 0). It equals the mean pinball loss of all levels, doubled. Bracher, Ray,
 * Gneiting and Reich, PLoS Computational Biology 2021, 17(2), e1008618.
 *
 * @param dispersion the part due to width
 * @param overprediction the part due to intervals that lie above the observed value
 * @param underprediction the part due to intervals that lie below it
 */
public record WeightedIntervalScore(double score, double dispersion, double overprediction, double underprediction) {
    private static final int INTERVALS = QuantileLevels.COUNT / 2;

    /** The score of 23 predicted quantiles against the observed value. */
    public static WeightedIntervalScore of(double[] predicted, double observed) {
        double median = predicted[INTERVALS];
        double score = 0.5 * Math.abs(observed - median);
        double dispersion = 0;
        double over = 0.5 * Math.max(median - observed, 0);
        double under = 0.5 * Math.max(observed - median, 0);
        for (int k = 0; k < INTERVALS; k++) {
            double low = predicted[k];
            double high = predicted[predicted.length - 1 - k];
            double alpha = 2 * QuantileLevels.at(k);
            double width = high - low;
            double above = 2 / alpha * Math.max(low - observed, 0);
            double below = 2 / alpha * Math.max(observed - high, 0);
            score += alpha / 2 * (width + above + below);
            dispersion += alpha / 2 * width;
            over += alpha / 2 * above;
            under += alpha / 2 * below;
        }
        double weight = INTERVALS + 0.5;
        return new WeightedIntervalScore(score / weight, dispersion / weight, over / weight, under / weight);
    }
}
