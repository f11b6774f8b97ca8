package org.vigie.forecasting.transform;

import java.util.Arrays;

/**
 * The fourth root of a rate, divided by a series' own spread and centred.
 *
 * @param perUnit what a value is divided by to become a rate
 * @param spread what the root is divided by, above 0
 * @param centre what is taken off after that
 */
public record RootScale(double perUnit, double spread, double centre) {
    private static final double OFFSET = 0.01;

    /** The scale fitted to {@code values}: spread is their 95th percentile as a root, never below {@code least}. */
    public static RootScale fit(double perUnit, double[] values, double least) {
        double[] roots = Arrays.stream(values)
                .filter(Double::isFinite)
                .map(v -> root(v / perUnit))
                .sorted()
                .toArray();
        if (roots.length == 0) {
            return new RootScale(perUnit, least, 0);
        }
        double spread = Math.max(roots[(int) (0.95 * (roots.length - 1))], least);
        return new RootScale(perUnit, spread, Arrays.stream(roots).average().orElse(0) / spread);
    }

    /** The value on this scale; negative values count as 0. */
    public double apply(double value) {
        return root(value / perUnit) / spread - centre;
    }

    /** The value that {@link #apply} takes to {@code scaled}; never negative. */
    public double invert(double scaled) {
        double root = Math.max((scaled + centre) * spread, 0);
        return Math.max(root * root * root * root - OFFSET, 0) * perUnit;
    }

    private static double root(double rate) {
        return Math.sqrt(Math.sqrt(Math.max(rate, 0) + OFFSET));
    }
}
