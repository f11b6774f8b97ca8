package org.vigie.forecasting.ensemble;

import java.util.List;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.distribution.QuantileForecast;
import org.vigie.forecasting.distribution.QuantileLevels;

/** Ways to make one distribution of several. */
final class QuantilePool {
    private QuantilePool() {}

    /** The mean of the members' quantiles, level by level. */
    static QuantileForecast average(List<PlaceForecast> members) {
        double[] values = new double[QuantileLevels.COUNT];
        for (PlaceForecast member : members) {
            for (int i = 0; i < values.length; i++) {
                values[i] += member.quantiles().value(i) / members.size();
            }
        }
        for (int i = 1; i < values.length; i++) {
            values[i] = Math.max(values[i], values[i - 1]);
        }
        return QuantileForecast.of(values);
    }
}
