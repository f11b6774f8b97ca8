package org.vigie.forecasting.model.autoregressive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The regression for one number of weeks ahead: a value's change by the last six values, over all places at once. */
final class PooledRegression {
    static final int LAGS = 6;

    private static final int LEAST_ROWS = 60;
    /** How many errors of all places a place's own spread is shrunk by. */
    private static final double SHRINKAGE = 20;

    private final LinearFit fit;
    private final Map<String, Double> spreads;
    private final double pooledSpread;

    private PooledRegression(LinearFit fit, Map<String, Double> spreads, double pooledSpread) {
        this.fit = fit;
        this.spreads = spreads;
        this.pooledSpread = pooledSpread;
    }

    /** Fits on all weeks from {@code start} on; empty if there are too few. */
    static Optional<PooledRegression> of(
            List<ScaledSeries> all, SignalFeatures signals, int stepsAhead, LocalDate start) {
        List<double[]> rows = new ArrayList<>();
        List<Double> changes = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (ScaledSeries series : all) {
            for (int i = LAGS - 1; i + stepsAhead < series.length(); i++) {
                if (!series.weekEnd(i - LAGS + 1).isBefore(start)) {
                    rows.add(row(series, signals, i));
                    changes.add(series.values()[i + stepsAhead] - series.values()[i]);
                    places.add(series.place().code());
                }
            }
        }
        if (rows.size() < LEAST_ROWS) {
            return Optional.empty();
        }
        double[] outcomes = changes.stream().mapToDouble(Double::doubleValue).toArray();
        LinearFit fit = LinearFit.of(rows, outcomes);
        Map<String, Double> squares = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        double total = 0;
        for (int r = 0; r < outcomes.length; r++) {
            double error = outcomes[r] - fit.predict(rows.get(r));
            squares.merge(places.get(r), error * error, Double::sum);
            counts.merge(places.get(r), 1, Integer::sum);
            total += error * error;
        }
        double pooled = total / outcomes.length;
        Map<String, Double> spreads = new HashMap<>();
        counts.forEach((place, count) -> spreads.put(
                place, Math.sqrt((squares.getOrDefault(place, 0.0) + SHRINKAGE * pooled) / (count + SHRINKAGE))));
        return Optional.of(new PooledRegression(fit, spreads, Math.sqrt(pooled)));
    }

    private static double[] row(ScaledSeries series, SignalFeatures signals, int week) {
        double[] row = new double[1 + LAGS + signals.count()];
        row[0] = 1;
        for (int lag = 0; lag < LAGS; lag++) {
            row[1 + lag] = series.values()[week - lag];
        }
        signals.write(series.place().code(), series.weekEnd(week), row, 1 + LAGS);
        return row;
    }

    /** The expected value on the regression's scale, from the newest week on. */
    double expected(ScaledSeries series, SignalFeatures signals) {
        int last = series.length() - 1;
        return series.values()[last] + fit.predict(row(series, signals, last));
    }

    /** Spread of the errors of a place, shrunk to that of all. */
    double spread(String place) {
        return spreads.getOrDefault(place, pooledSpread);
    }
}
