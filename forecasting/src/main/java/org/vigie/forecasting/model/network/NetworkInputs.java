package org.vigie.forecasting.model.network;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.vigie.forecasting.model.Panel;
import org.vigie.forecasting.model.PanelSeries;

/** Turns the newest weeks of a series, those of all places, and the time of year into what the networks see. */
final class NetworkInputs {
    private static final int WINDOW = 10;
    private static final int POOLED = 7;
    private static final int HARMONICS = 3;
    private static final int HOLIDAY_WEEKS = 5;
    private static final double HOLIDAY_WIDTH = 1.5;
    private static final double CHRISTMAS = 25.5;
    private static final double YEAR = 52.18;
    /** How many numbers a network sees. */
    static final int COUNT = 4 + (WINDOW - 1) + (POOLED - 1) + 5 + 2 * HARMONICS + 2 * HOLIDAY_WEEKS + 1;

    private final Map<LocalDate, double[]> pooled = new HashMap<>();

    NetworkInputs(Panel panel) {
        for (PanelSeries series : panel.targets()) {
            double factor = NetworkForecaster.factor(series);
            for (int i = 0; i < series.length(); i++) {
                double[] sum = pooled.computeIfAbsent(series.weekEnd(i), week -> new double[2]);
                sum[0] += factor * series.scaled()[i];
                sum[1]++;
            }
        }
    }

    /** What the networks see of the newest week of {@code series}. */
    double[] of(PanelSeries series) {
        double factor = NetworkForecaster.factor(series);
        double[] x = series.scaled();
        int t = x.length - 1;
        LocalDate week = series.lastWeekEnd();
        double[] own = new double[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            own[i] = factor * x[Math.max(0, t - WINDOW + 1 + i)];
        }
        double now = own[WINDOW - 1];
        double[] all = pooled(week);
        double everywhere = all[POOLED - 1];
        double[] inputs = new double[COUNT];
        int at = 0;
        inputs[at++] = now;
        for (int i = 0; i < WINDOW - 1; i++) {
            inputs[at++] = 2 * (own[i] - now);
        }
        inputs[at++] = now - everywhere;
        inputs[at++] = everywhere;
        for (int i = 0; i < POOLED - 1; i++) {
            inputs[at++] = 2 * (all[i] - everywhere);
        }
        double season = ChronoUnit.DAYS.between(LocalDate.of(Panel.season(week), 7, 1), week) / 7.0;
        int best = highest(x, Math.max(0, t - (int) season));
        inputs[at++] = 2 * (factor * x[best] - now);
        inputs[at++] = StrictMath.log1p(t - best) / 2;
        for (int i = WINDOW - 4; i < WINDOW; i++) {
            inputs[at++] = 4 * (own[i] - own[i - 1]);
        }
        for (int k = 1; k <= HARMONICS; k++) {
            double phase = 2 * Math.PI * k * season / YEAR;
            inputs[at++] = StrictMath.sin(phase);
            inputs[at++] = StrictMath.cos(phase);
        }
        for (int away = -HOLIDAY_WEEKS; away <= HOLIDAY_WEEKS; away++) {
            inputs[at++] = Math.max(0, 1 - Math.abs(season - CHRISTMAS - away) / HOLIDAY_WIDTH);
        }
        return inputs;
    }

    private static int highest(double[] x, int from) {
        int best = from;
        for (int i = from; i < x.length; i++) {
            if (x[i] > x[best]) {
                best = i;
            }
        }
        return best;
    }

    /** The mean of all places in the weeks up to {@code week}; weeks before any place's first are as the first known. */
    private double[] pooled(LocalDate week) {
        double[] means = new double[POOLED];
        double next = 0;
        for (int i = POOLED - 1; i >= 0; i--) {
            double[] sum = pooled.get(week.minusWeeks(POOLED - 1L - i));
            means[i] = sum == null ? next : sum[0] / sum[1];
            next = means[i];
        }
        return means;
    }
}
