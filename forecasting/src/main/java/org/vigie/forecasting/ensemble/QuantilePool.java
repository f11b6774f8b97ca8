package org.vigie.forecasting.ensemble;

import java.util.Arrays;
import java.util.List;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.distribution.QuantileForecast;
import org.vigie.forecasting.distribution.QuantileLevels;

/** Ways to make one distribution of several. */
final class QuantilePool {
    private QuantilePool() {}

    /** The weighted mean of the members' quantiles, level by level. */
    static QuantileForecast average(List<PlaceForecast> members, double[] weights) {
        double[] values = new double[QuantileLevels.COUNT];
        double sum = Arrays.stream(weights).sum();
        for (int m = 0; m < weights.length; m++) {
            for (int i = 0; i < values.length; i++) {
                values[i] += weights[m] / sum * members.get(m).quantiles().value(i);
            }
        }
        for (int i = 1; i < values.length; i++) {
            values[i] = Math.max(values[i], values[i - 1]);
        }
        return QuantileForecast.of(values);
    }
}
