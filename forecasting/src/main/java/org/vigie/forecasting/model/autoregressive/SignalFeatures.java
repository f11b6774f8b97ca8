package org.vigie.forecasting.model.autoregressive;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.forecasting.Place;
import org.vigie.forecasting.Signal;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.nowcast.Nowcast;
import org.vigie.forecasting.nowcast.RevisionModel;
import org.vigie.forecasting.series.WeeklySeries;

/**
 * What signals beside the target say about a week: their change over one and over two weeks in the same place.
 *
 * <p>Only signals that are still published and cover most places for a year are used.
 */
final class SignalFeatures {
    private static final int LEAST_WEEKS = 52;
    private static final int LONGEST_LAG_WEEKS = 1;
    private static final double LEAST_SHARE = 0.6;

    private final List<Map<String, ScaledSeries>> signals = new ArrayList<>();

    private SignalFeatures() {}

    static SignalFeatures of(TrainingData data, LocalDate asOf, LocalDate lastWeekEnd, List<Place> places) {
        SignalFeatures features = new SignalFeatures();
        for (Signal signal : data.signals()) {
            Map<String, WeeklySeries> table = signal.vintages().asOf(asOf);
            Map<String, ScaledSeries> usable = new HashMap<>();
            for (Place place : places) {
                WeeklySeries series = table.get(place.code());
                if (series != null && isCurrent(series, lastWeekEnd)) {
                    Nowcast asPublished = new Nowcast(series, new double[RevisionModel.AGES]);
                    usable.put(place.code(), ScaledSeries.of(place, asPublished, false));
                }
            }
            if (usable.size() >= LEAST_SHARE * places.size()) {
                features.signals.add(usable);
            }
        }
        return features;
    }

    private static boolean isCurrent(WeeklySeries series, LocalDate lastWeekEnd) {
        return series.length() >= LEAST_WEEKS
                && ChronoUnit.WEEKS.between(series.lastWeekEnd(), lastWeekEnd) <= LONGEST_LAG_WEEKS
                && Double.isFinite(series.value(series.length() - 1))
                && Double.isFinite(series.value(0));
    }

    int count() {
        return 2 * signals.size();
    }

    /** Writes the features of a week from {@code offset} on; zeros where a signal does not reach. */
    void write(String place, LocalDate weekEnd, double[] row, int offset) {
        int at = offset;
        for (Map<String, ScaledSeries> signal : signals) {
            ScaledSeries series = signal.get(place);
            if (series != null) {
                int index = (int) ChronoUnit.WEEKS.between(series.firstWeekEnd(), weekEnd);
                int now = Math.min(index, series.length() - 1);
                if (now >= 2 && index - now <= LONGEST_LAG_WEEKS) {
                    row[at] = series.values()[now] - series.values()[now - 1];
                    row[at + 1] = series.values()[now] - series.values()[now - 2];
                }
            }
            at += 2;
        }
    }
}
