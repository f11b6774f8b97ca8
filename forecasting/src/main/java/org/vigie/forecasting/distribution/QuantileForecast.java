package org.vigie.forecasting.distribution;

import java.util.Arrays;

/** A predictive distribution as its 23 quantiles: finite and never falling from one level to the next. */
public final class QuantileForecast {
    private final double[] values;

    private QuantileForecast(double[] values) {
        this.values = values;
    }

    /**
     * The distribution with these quantiles.
     *
     * @param values one per level of {@link QuantileLevels}, finite, ascending
     * @throws IllegalArgumentException if there are not 23, or one is not finite, or they fall
     */
    public static QuantileForecast of(double... values) {
        if (values.length != QuantileLevels.COUNT) {
            throw new IllegalArgumentException("expected 23 quantiles, found " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("quantile at level " + QuantileLevels.at(i) + " is " + values[i]
                        + ", expected a finite number");
            }
            if (i > 0 && values[i] < values[i - 1]) {
                throw new IllegalArgumentException(
                        "quantiles fall between levels " + QuantileLevels.at(i - 1) + " and " + QuantileLevels.at(i));
            }
        }
        return new QuantileForecast(values.clone());
    }

    /**
     * The distribution nearest to {@code values}: put in ascending order and kept between 0 and {@code largest}.
     *
     * @param values one per level of {@link QuantileLevels}, finite
     */
    public static QuantileForecast coherent(double[] values, double largest) {
        double[] ordered = values.clone();
        Arrays.sort(ordered);
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = Math.min(Math.max(ordered[i], 0), largest);
        }
        return of(ordered);
    }

    /** The 23 quantiles of {@code samples}, interpolated linearly between order statistics; sorts the array. */
    public static double[] ofSamples(double[] samples) {
        Arrays.sort(samples);
        double[] quantiles = new double[QuantileLevels.COUNT];
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = sampleQuantile(samples, QuantileLevels.at(i));
        }
        return quantiles;
    }

    /** The quantile of ascending {@code sorted} at {@code level}: R's type 7. */
    public static double sampleQuantile(double[] sorted, double level) {
        double position = level * (sorted.length - 1);
        int below = (int) position;
        if (below + 1 >= sorted.length) {
            return sorted[sorted.length - 1];
        }
        return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
    }

    /** The quantile at level number {@code index}, 0 to 22. */
    public double value(int index) {
        return values[index];
    }

    public double median() {
        return values[QuantileLevels.COUNT / 2];
    }

    /** A copy of all 23 values, in the order of {@link QuantileLevels}. */
    public double[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuantileForecast that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "QuantileForecast" + Arrays.toString(values);
    }
}
