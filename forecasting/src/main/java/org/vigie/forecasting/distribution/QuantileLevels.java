package org.vigie.forecasting.distribution;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The 23 quantile levels of the hubs: 0.01, 0.025, 0.05 to 0.95 by 0.05, 0.975, 0.99. */
public final class QuantileLevels {
    /** How many levels a forecast has. */
    public static final int COUNT = 23;

    private static final double[] LEVELS = DoubleStream.concat(
                    DoubleStream.concat(
                            DoubleStream.of(0.01, 0.025),
                            IntStream.rangeClosed(1, 19).mapToDouble(i -> i * 5 / 100.0)),
                    DoubleStream.of(0.975, 0.99))
            .toArray();

    private QuantileLevels() {}

    /** Level number {@code index}, 0 to 22, between 0 and 1. */
    public static double at(int index) {
        return LEVELS[index];
    }

    /** A copy of all levels in ascending order. */
    public static double[] all() {
        return LEVELS.clone();
    }
}
