package org.vigie.forecasting.scoring;

/** The scale on which forecasts are compared with what happened. */
public enum Scale {
    /** The target's own, on which large places and peaks dominate. */
    NATURAL,
    /** log(x + 1), on which every place counts for its relative errors (Bosse et al., 2023). */
    LOG;

    /** {@code value} on this scale; below zero counts as zero on the log scale. */
    public double apply(double value) {
        return this == LOG ? Math.log1p(Math.max(value, 0)) : value;
    }

    /** All {@code values} on this scale, in a new array. */
    public double[] apply(double[] values) {
        double[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = apply(scaled[i]);
        }
        return scaled;
    }
}
