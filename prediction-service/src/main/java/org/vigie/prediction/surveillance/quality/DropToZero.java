package org.vigie.prediction.surveillance.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.vigie.forecasting.series.WeeklySeries;

/** A zero after weeks of many: zero was perhaps written for missing. */
@Component
class DropToZero implements QualityRule {
    private static final int WEEKS = 4;
    private static final double MANY = 20;

    @Override
    public String id() {
        return "drop-to-zero";
    }

    @Override
    public List<Notice> check(Tables tables) {
        List<Notice> notices = new ArrayList<>();
        for (WeeklySeries series : tables.now().values()) {
            for (int week = Math.max(WEEKS, Tables.newest(series)); week < series.length(); week++) {
                double[] past = Arrays.copyOfRange(series.values(), week - WEEKS, week);
                double least = Arrays.stream(past).min().orElse(0);
                if (series.value(week) == 0 && least >= MANY) {
                    notices.add(new Notice(series.place(), series.weekEnd(week), "0", ">= " + Tables.shown(least)));
                }
            }
        }
        return notices;
    }
}
