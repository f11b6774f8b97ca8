package org.vigie.forecasting.model.autoregressive;

import java.time.LocalDate;
import java.util.Arrays;
import org.vigie.forecasting.Place;
import org.vigie.forecasting.nowcast.Nowcast;
import org.vigie.forecasting.series.WeeklySeries;
import org.vigie.forecasting.transform.RootScale;

/**
 * A place's series on the scale of the regression: gaps bridged, newest weeks corrected for revisions to come.
 *
 * @param values from the first observed week to the last
 * @param nowcastSpread how uncertain the newest value is, on this scale
 */
record ScaledSeries(Place place, LocalDate firstWeekEnd, double[] values, RootScale scale, double nowcastSpread) {
    private static final double LEAST_SPREAD = 0.4;
    /** On the fourth-root scale, so 39 times the usual peak; what is above is taken for an error. */
    private static final double LARGEST = 2.5;

    private static final double USUAL_PEAK_RATE = 5;

    static ScaledSeries of(Place place, Nowcast nowcast, boolean counts) {
        WeeklySeries series = nowcast.series();
        double[] bridged = bridged(series.values());
        double perUnit =
                counts && place.population() > 0 ? place.population() / 1e5 : usualPeak(bridged) / USUAL_PEAK_RATE;
        RootScale scale = RootScale.fit(perUnit, bridged, LEAST_SPREAD);
        double last = bridged[bridged.length - 1];
        double spread = scale.apply(last * Math.exp(nowcast.logSpread()[0])) - scale.apply(last);
        double[] scaled = Arrays.stream(bridged)
                .map(value -> Math.min(scale.apply(value), LARGEST))
                .toArray();
        return new ScaledSeries(place, series.weekEnd(0), scaled, scale, spread);
    }

    private static double usualPeak(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        double high = sorted[(int) (0.95 * (sorted.length - 1))];
        return high > 0 ? high : 1;
    }

    private static double[] bridged(double[] values) {
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
        return values;
    }

    int length() {
        return values.length;
    }

    LocalDate weekEnd(int index) {
        return firstWeekEnd.plusWeeks(index);
    }
}
