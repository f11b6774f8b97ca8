package org.vigie.forecasting.model;

/** Weeks within a series that nobody reported. */
public final class Gaps {
    private Gaps() {}

    /** Puts values on a straight line where {@code values} is {@code NaN} between two known ones; the first must be known. */
    public static void bridge(double[] values) {
        int known = 0;
        for (int i = 1; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            for (int k = known + 1; k < i; k++) {
                values[k] = values[known] + (values[i] - values[known]) * (k - known) / (i - known);
            }
            known = i;
        }
    }
}
