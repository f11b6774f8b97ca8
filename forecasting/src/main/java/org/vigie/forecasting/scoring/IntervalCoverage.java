package org.vigie.forecasting.scoring;

import org.vigie.forecasting.distribution.QuantileLevels;

/** Whether a central interval, bounds included, held the observed value. */
public enum IntervalCoverage {
    FIFTY(0.5),
    EIGHTY(0.8),
    NINETY_FIVE(0.95);

    private final int low;

    IntervalCoverage(double share) {
        int index = 0;
        while (Math.abs(QuantileLevels.at(index) - (1 - share) / 2) > 1e-9) {
            index++;
        }
        this.low = index;
    }

    /** Whether the interval of 23 predicted quantiles covers the observed value. */
    public boolean covers(double[] predicted, double observed) {
        return predicted[low] <= observed && observed <= predicted[predicted.length - 1 - low];
    }
}
