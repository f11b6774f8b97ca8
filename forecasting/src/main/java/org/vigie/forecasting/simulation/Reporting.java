package org.vigie.forecasting.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How one place's counts become known: most on time, the rest in the weeks after, now and then a correction, and some
 * weeks late or never.
 */
final class Reporting {
    private static final int WEEKS_UNTIL_COMPLETE = 4;
    private static final double LATE = 0.012;
    private static final double NEVER = 0.002;
    private static final double CORRECTED = 0.015;

    private final Draws draws;
    private final Holidays holidays;
    private final double usuallyOnTime;

    Reporting(Draws draws, Holidays holidays) {
        this.draws = draws;
        this.holidays = holidays;
        this.usuallyOnTime = draws.uniform(0.84, 0.98);
    }

    /** What is said about a week at its first publication and at each one after; NaN means reported as missing. */
    double[] publications(double truth, LocalDate weekEnd) {
        int late = draws.happens(NEVER) ? Integer.MAX_VALUE : draws.happens(LATE) ? draws.integer(1, 3) : 0;
        double share = Math.clamp(draws.normal(usuallyOnTime, 0.03) * holidays.reporting(weekEnd), 0.4, 1.05);
        double correction = draws.happens(CORRECTED) ? draws.factor(0.08) : 1;
        int correctedAfter = draws.integer(6, 14);
        List<Double> said = new ArrayList<>();
        for (int delay = 0; delay <= correctedAfter; delay++) {
            if (delay < late) {
                said.add(Double.NaN);
                continue;
            }
            double complete = delay >= WEEKS_UNTIL_COMPLETE ? 1 : share;
            double remaining = delay == 0 ? 1 : delay == 1 ? 0.35 : delay == 2 ? 0.12 : 0.04;
            double known = delay >= WEEKS_UNTIL_COMPLETE ? 1 : 1 - (1 - complete) * remaining;
            said.add(truth * known * (delay == correctedAfter ? correction : 1));
        }
        return said.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
