package org.vigie.prediction.surveillance.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.vigie.forecasting.series.WeeklySeries;

/** A change from one week to the next far beyond what this place has shown before, on the log scale. */
@Component
class Outlier implements QualityRule {
    private static final int FEWEST_CHANGES = 26;
    private static final double FAR = 8;
    private static final double LEAST_SPREAD = 0.1;
    private static final double MAD_TO_SIGMA = 1.4826;

    @Override
    public String id() {
        return "outlier";
    }

    @Override
    public List<Notice> check(Tables tables) {
        List<Notice> notices = new ArrayList<>();
        for (WeeklySeries series : tables.now().values()) {
            for (int week = Math.max(1, Tables.newest(series)); week < series.length(); week++) {
                double[] past = changes(series, week);
                double change = change(series, week);
                double spread = Math.max(LEAST_SPREAD, MAD_TO_SIGMA * median(absolute(past)));
                if (past.length >= FEWEST_CHANGES && Math.abs(change) > FAR * spread) {
                    double before = series.value(week - 1);
                    notices.add(new Notice(
                            series.place(),
                            series.weekEnd(week),
                            Tables.shown(series.value(week)),
                            Tables.shown(Math.max(0, (before + 1) * Math.exp(-FAR * spread) - 1)) + " - "
                                    + Tables.shown((before + 1) * Math.exp(FAR * spread) - 1)));
                }
            }
        }
        return notices;
    }

    private static double[] changes(WeeklySeries series, int end) {
        double[] changes = new double[end];
        int count = 0;
        for (int week = 1; week < end; week++) {
            double change = change(series, week);
            if (!Double.isNaN(change)) {
                changes[count++] = change;
            }
        }
        return Arrays.copyOf(changes, count);
    }

    private static double change(WeeklySeries series, int week) {
        return Math.log1p(series.value(week)) - Math.log1p(series.value(week - 1));
    }

    private static double[] absolute(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
