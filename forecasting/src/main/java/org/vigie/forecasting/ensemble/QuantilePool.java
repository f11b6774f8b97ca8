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

    /**
     * The same distribution with its distance from the median multiplied by {@code width} on the scale of the square
     * root, on which the errors of small and large counts are alike.
     */
    static QuantileForecast widened(QuantileForecast forecast, double width) {
        double centre = Math.sqrt(Math.max(forecast.median(), 0));
        double[] values = forecast.values();
        for (int i = 0; i < values.length; i++) {
            double root = centre + width * (Math.sqrt(Math.max(values[i], 0)) - centre);
            values[i] = i == values.length / 2 ? forecast.median() : Math.pow(Math.max(root, 0), 2);
        }
        for (int i = 1; i < values.length; i++) {
            values[i] = Math.max(values[i], values[i - 1]);
        }
        return QuantileForecast.of(values);
    }
}
