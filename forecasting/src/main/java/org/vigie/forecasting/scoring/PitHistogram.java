package org.vigie.forecasting.scoring;

import org.vigie.forecasting.distribution.QuantileLevels;

/**
 * How often the observed value fell into each tenth of the predicted distribution; flat is calibrated.
 *
 * <p>U-shaped means too narrow, hump-shaped too wide, sloping biased. An observed value that equals several quantiles
 * is shared among the tenths they span, so that nothing is random (Czado, Gneiting and Held, Biometrics 2009).
 */
public final class PitHistogram {
    /** How many bins there are. */
    public static final int BINS = 10;

    private final double[] counts = new double[BINS];
    private int size;

    /**
     * The part of a predicted distribution in which the observed value lay.
     *
     * @param from highest level whose quantile is below the observed value, 0 if there is none
     * @param to lowest level whose quantile is above it, 1 if there is none
     */
    public record Span(double from, double to) {}

    /** Where the observed value lay among 23 predicted quantiles. */
    public static Span span(double[] predicted, double observed) {
        double from = 0;
        double to = 1;
        for (int i = 0; i < predicted.length; i++) {
            if (predicted[i] < observed) {
                from = QuantileLevels.at(i);
            } else if (predicted[i] > observed) {
                to = QuantileLevels.at(i);
                break;
            }
        }
        return new Span(from, to);
    }

    /** Adds one forecast of 23 quantiles and what was observed. */
    public void add(double[] predicted, double observed) {
        add(span(predicted, observed));
    }

    /** Adds one forecast by where in it the observed value lay. */
    public void add(Span span) {
        for (int bin = 0; bin < BINS; bin++) {
            double low = (double) bin / BINS;
            double overlap = Math.min(span.to, low + 1.0 / BINS) - Math.max(span.from, low);
            counts[bin] += Math.max(overlap, 0) / (span.to - span.from);
        }
        size++;
    }

    /** The share of forecasts in each bin, from the lowest tenth to the highest; NaN before anything was added. */
    public double[] shares() {
        double[] shares = counts.clone();
        for (int bin = 0; bin < BINS; bin++) {
            shares[bin] /= size;
        }
        return shares;
    }

    /** How many forecasts were added. */
    public int size() {
        return size;
    }
}
