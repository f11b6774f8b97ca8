package org.vigie.forecasting.model.boosting;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.forecasting.model.Panel;
import org.vigie.forecasting.model.PanelSeries;

/** Turns the newest weeks of a series into what the trees see. */
final class FeatureBuilder {
    static final List<String> NAMES = List.of(
            "step",
            "signal",
            "population",
            "scale_spread",
            "scale_centre",
            "level",
            "change_1",
            "change_2",
            "change_3",
            "change_4",
            "change_5",
            "mean_2",
            "mean_4",
            "slope_4",
            "residual_4",
            "slope_6",
            "slope_6_quadratic",
            "curvature_6",
            "season_week",
            "since_christmas",
            "season_maximum",
            "weeks_since_maximum",
            "all_level",
            "all_change_1",
            "all_change_2",
            "all_slope_4",
            "against_all");
    /** Weeks of history a row needs. */
    static final int HISTORY = 6;

    private final Map<Integer, Map<LocalDate, double[]>> pooled = new HashMap<>();

    FeatureBuilder(Panel panel) {
        for (PanelSeries series : panel.series()) {
            Map<LocalDate, double[]> weeks = pooled.computeIfAbsent(series.kind(), k -> new HashMap<>());
            for (int i = 0; i < series.length(); i++) {
                double[] sum = weeks.computeIfAbsent(series.weekEnd(i), w -> new double[2]);
                sum[0] += series.scaled()[i];
                sum[1]++;
            }
        }
    }

    /**
     * What the trees see of the newest week of {@code series} for {@code count} steps from {@code first} on; a week that
     * is published already counts as the next, which is the nearest they know.
     */
    Rows rows(PanelSeries series, int first, int count) {
        Rows rows = new Rows(new float[count * NAMES.size()], count, NAMES.size());
        for (int k = 0; k < count; k++) {
            write(series, series.length() - 1, Math.max(first + k, 1), rows.matrix(), k);
        }
        return rows;
    }

    private double pooled(int kind, LocalDate week) {
        double[] sum = pooled.getOrDefault(kind, Map.of()).get(week);
        return sum == null ? Double.NaN : sum[0] / sum[1];
    }

    /** Writes the features of week {@code t} of {@code series}, {@code step} weeks ahead, at {@code row}. */
    void write(PanelSeries series, int t, int step, float[] matrix, int row) {
        double[] x = series.scaled();
        double now = x[t];
        int at = row * NAMES.size();
        LocalDate week = series.weekEnd(t);
        matrix[at++] = step;
        matrix[at++] = series.kind();
        matrix[at++] = (float) Math.log(series.population());
        matrix[at++] = (float) series.scale().spread();
        matrix[at++] = (float) series.scale().centre();
        matrix[at++] = (float) now;
        for (int lag = 1; lag <= 5; lag++) {
            matrix[at++] = (float) (now - x[t - lag]);
        }
        matrix[at++] = (float) (mean(x, t, 2) - now);
        matrix[at++] = (float) (mean(x, t, 4) - now);
        double slope4 = slope(x, t, 4);
        matrix[at++] = (float) slope4;
        matrix[at++] = (float) (now - mean(x, t, 4) - 1.5 * slope4);
        matrix[at++] = (float) slope(x, t, 6);
        double curvature = curvature(x, t);
        matrix[at++] = (float) (slope(x, t, 6) + 5 * curvature);
        matrix[at++] = (float) curvature;
        matrix[at++] = seasonWeek(week);
        matrix[at++] = christmas(week.plusWeeks(step));
        int best = t;
        for (int i = Math.max(0, t - seasonWeek(week)); i <= t; i++) {
            if (x[i] > x[best]) {
                best = i;
            }
        }
        matrix[at++] = (float) (x[best] - now);
        matrix[at++] = t - best;
        double all = pooled(series.kind(), week);
        double all1 = pooled(series.kind(), week.minusWeeks(1));
        double all2 = pooled(series.kind(), week.minusWeeks(2));
        double all3 = pooled(series.kind(), week.minusWeeks(3));
        matrix[at++] = (float) all;
        matrix[at++] = (float) (all - all1);
        matrix[at++] = (float) (all - all2);
        matrix[at++] = (float) (0.3 * all + 0.1 * all1 - 0.1 * all2 - 0.3 * all3);
        matrix[at] = (float) (now - all);
    }

    private static double mean(double[] x, int t, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += x[t - i];
        }
        return sum / n;
    }

    private static double slope(double[] x, int t, int n) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double c = (n - 1) / 2.0 - i;
            sum += c * x[t - i];
            squares += c * c;
        }
        return sum / squares;
    }

    private static double curvature(double[] x, int t) {
        // orthogonal quadratic contrast over six weeks
        return (5 * x[t] - x[t - 1] - 4 * x[t - 2] - 4 * x[t - 3] - x[t - 4] + 5 * x[t - 5]) / 56;
    }

    /** Weeks since the first of July. */
    static int seasonWeek(LocalDate week) {
        return Panel.weeks(LocalDate.of(Panel.season(week), 7, 1), week);
    }

    private static int christmas(LocalDate week) {
        int weeks = Panel.weeks(LocalDate.of(Panel.season(week), 12, 27), week);
        return Math.clamp(weeks, -6, 6);
    }
}
