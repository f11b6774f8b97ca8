package org.vigie.forecasting.model.boosting;

import java.time.LocalDate;
import org.vigie.forecasting.transform.RootScale;

/**
 * One series on the scale the trees see, without gaps.
 *
 * @param kind which signal it is: 0 for the target
 * @param place code of its place
 * @param population inhabitants; NaN where unknown
 * @param firstWeekEnd last day of its first week
 * @param scaled values on the scale
 * @param scale the scale
 * @param lastSpread spread of the newest value for revisions still to come, on the scale
 */
record PanelSeries(
        int kind,
        String place,
        double population,
        LocalDate firstWeekEnd,
        double[] scaled,
        RootScale scale,
        double lastSpread) {
    LocalDate weekEnd(int index) {
        return firstWeekEnd.plusWeeks(index);
    }

    LocalDate lastWeekEnd() {
        return weekEnd(scaled.length - 1);
    }

    int length() {
        return scaled.length;
    }
}
