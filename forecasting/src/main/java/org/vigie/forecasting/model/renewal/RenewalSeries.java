package org.vigie.forecasting.model.renewal;

import java.time.LocalDate;
import java.util.Arrays;
import org.vigie.forecasting.Place;

/**
 * One place's cases without gaps, and what the reproduction number depends on.
 *
 * @param place the place
 * @param firstWeekEnd last day of the first week
 * @param cases expected final cases a week, never negative
 * @param lastSpread log spread of the newest week for revisions still to come
 * @param load mean yearly sum of cases, at least a little
 */
record RenewalSeries(Place place, LocalDate firstWeekEnd, double[] cases, double lastSpread, double load) {
    /** Weeks put before the first, each equal to it, so that a short series has a past. */
    static final int HISTORY = 4;
    /** How many terms the regression of log R has. */
    static final int TERMS = 9;

    /** Longest serial interval in weeks. */
    static final int INTERVAL_WEEKS = 3;

    private static final double[] INTERVAL = {0.75, 0.2, 0.05};
    private static final int DEPLETION_WEEKS = 16;

    static RenewalSeries of(Place place, LocalDate firstWeekEnd, double[] cases, double lastSpread) {
        double sum = 0;
        for (double one : cases) {
            sum += one;
        }
        double load = Math.max(sum * 52.0 / cases.length, 10);
        double[] padded = new double[cases.length + HISTORY];
        Arrays.fill(padded, 0, HISTORY, cases[0]);
        System.arraycopy(cases, 0, padded, HISTORY, cases.length);
        return new RenewalSeries(place, firstWeekEnd.minusWeeks(HISTORY), padded, lastSpread, load);
    }

    double logR(double[] path, int t) {
        return Math.log(ReproductionNumber.of(path, INTERVAL, t, t).mean());
    }

    static double pressure(double[] path, int t) {
        return ReproductionNumber.pressure(path, INTERVAL, t);
    }

    /** How much week {@code t} tells about R: near 0 for a handful of cases. */
    double weight(int t) {
        double cases = Math.min(this.cases[t], pressure(this.cases, t));
        return cases / (cases + 20);
    }

    /** The terms that log R of week {@code t + 1} is regressed on. */
    double[] terms(double[] path, int t) {
        // a history too short to tell counts as a usual share of the year
        int weeks = Math.min(DEPLETION_WEEKS, t + 1);
        double recent = 0;
        for (int k = 0; k < weeks; k++) {
            recent += path[t - k];
        }
        recent *= (double) DEPLETION_WEEKS / weeks;
        double phase = 2 * Math.PI * firstWeekEnd.plusWeeks(t + 1L).getDayOfYear() / 365.25;
        return new double[] {
            1,
            logR(path, t),
            logR(path, t - 1),
            logR(path, t - 2),
            recent / load,
            Math.cos(phase),
            Math.sin(phase),
            Math.cos(2 * phase),
            Math.sin(2 * phase)
        };
    }
}
