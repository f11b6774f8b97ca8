package org.vigie.forecasting.model.renewal;

/**
 * The instantaneous reproduction number after Cori et al. 2013: a Gamma posterior from the cases of a window and the
 * infection pressure of those before.
 *
 * @param shape shape of the posterior
 * @param scale scale of the posterior
 */
record ReproductionNumber(double shape, double scale) {
    private static final double PRIOR_SHAPE = 1;
    private static final double PRIOR_SCALE = 5;

    /**
     * The posterior from weeks {@code from} to {@code to} of {@code cases}.
     *
     * @param interval probability of a serial interval of 1, 2, … weeks
     */
    static ReproductionNumber of(double[] cases, double[] interval, int from, int to) {
        double sum = 0;
        double pressure = 0;
        for (int t = from; t <= to; t++) {
            sum += cases[t];
            pressure += pressure(cases, interval, t);
        }
        return new ReproductionNumber(PRIOR_SHAPE + sum, 1 / (1 / PRIOR_SCALE + pressure));
    }

    /** Infection pressure on week {@code t}: the weeks before it, weighted by the serial interval. */
    static double pressure(double[] cases, double[] interval, int t) {
        double sum = 0;
        for (int k = 1; k <= Math.min(interval.length, t); k++) {
            sum += interval[k - 1] * cases[t - k];
        }
        return sum;
    }

    double mean() {
        return shape * scale;
    }

    double standardDeviation() {
        return Math.sqrt(shape) * scale;
    }
}
