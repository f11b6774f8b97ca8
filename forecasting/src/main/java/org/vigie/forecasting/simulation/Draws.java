package org.vigie.forecasting.simulation;

import java.util.SplittableRandom;

/** Random draws from the distributions that counts are made of. */
final class Draws {
    private static final double NORMAL_FROM = 200;

    private final SplittableRandom random;

    Draws(long seed) {
        this.random = new SplittableRandom(seed);
    }

    double uniform(double from, double to) {
        return random.nextDouble(from, to);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    int integer(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    double normal(double mean, double deviation) {
        return mean + deviation * random.nextGaussian();
    }

    /** A positive factor around 1. */
    double factor(double logDeviation) {
        return Math.exp(normal(0, logDeviation));
    }

    /** A negative binomial count: Poisson with a gamma-distributed mean; larger {@code size} is less spread out. */
    double count(double mean, double size) {
        return mean <= 0 ? 0 : poisson(gamma(size) * mean / size);
    }

    private double poisson(double mean) {
        if (mean > NORMAL_FROM) {
            return Math.max(0, Math.rint(normal(mean, Math.sqrt(mean))));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    // Marsaglia and Tsang 2000; shape at least 1
    private double gamma(double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
