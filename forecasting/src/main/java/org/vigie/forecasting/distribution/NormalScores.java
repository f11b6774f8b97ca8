package org.vigie.forecasting.distribution;

/** Quantiles of the standard normal distribution at the 23 levels, to full double precision. */
public final class NormalScores {
    // R 4.2.2: format(qnorm(c(0.55, 0.6, ..., 0.95, 0.975, 0.99)), digits = 17)
    private static final double[] ABOVE_MEDIAN = {
        0,
        0.12566134685507402,
        0.2533471031357997,
        0.38532046640756773,
        0.5244005127080407,
        0.6744897501960817,
        0.8416212335729143,
        1.0364333894937898,
        1.2815515655446004,
        1.6448536269514722,
        1.959963984540054,
        2.3263478740408408
    };

    private NormalScores() {}

    /** The quantile at level number {@code index} of {@link QuantileLevels}. */
    public static double at(int index) {
        int fromMedian = index - QuantileLevels.COUNT / 2;
        return fromMedian < 0 ? -ABOVE_MEDIAN[-fromMedian] : ABOVE_MEDIAN[fromMedian];
    }
}
