package org.vigie.forecasting.model;

import java.time.LocalDate;
import org.vigie.forecasting.distribution.QuantileLevels;
import org.vigie.forecasting.transform.RootScale;

/**
 * One series on the scale that models learnt from many see, without gaps.
 *
 * @param kind which signal it is: 0 for the target
 * @param place code of its place
 * @param population inhabitants; NaN where unknown
 * @param firstWeekEnd last day of its first week
 * @param scaled values on the scale
 * @param scale the scale
 * @param lastSpread spread of the newest value for revisions still to come, on the scale
 */
public record PanelSeries(
        int kind,
        String place,
        double population,
        LocalDate firstWeekEnd,
        double[] scaled,
        RootScale scale,
        double lastSpread) {
    private static final int LOWER_QUARTILE = 6;
    private static final int MEDIAN = QuantileLevels.COUNT / 2;
    private static final int UPPER_QUARTILE = 16;
    private static final double QUARTILES_PER_SPREAD = 1.349;

    public LocalDate weekEnd(int index) {
        return firstWeekEnd.plusWeeks(index);
    }

    public LocalDate lastWeekEnd() {
        return weekEnd(scaled.length - 1);
    }

    public int length() {
        return scaled.length;
    }

    /**
     * Quantiles of a coming value, as it is counted, from the quantiles of its change since the newest one on the scale;
     * wider by what the newest one may still be revised.
     */
    public double[] quantiles(double[] change) {
        double width = change[UPPER_QUARTILE] - change[LOWER_QUARTILE];
        double wider = width > 0 ? Math.hypot(width, lastSpread * QUARTILES_PER_SPREAD) / width : 1;
        double median = change[MEDIAN];
        double now = scaled[scaled.length - 1];
        double most = population > 0 ? population : Double.MAX_VALUE;
        double[] values = new double[QuantileLevels.COUNT];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(scale.invert(now + median + wider * (change[i] - median)), most);
        }
        return values;
    }
}
