package org.vigie.forecasting.model.network;

import java.util.List;
import org.vigie.forecasting.distribution.QuantileLevels;

/**
 * Feed-forward networks trained alike from different starts; asked together they give the mean of their quantiles.
 *
 * <p>Sums run in one order and functions are {@link StrictMath}'s, so the answer is the same on every machine.
 */
final class WaveNetworks {
    /** How many weeks ahead they look. */
    static final int STEPS = 5;

    private static final int MEDIAN = QuantileLevels.COUNT / 2;
    private static final double UNIT = 0.3;
    private static final double GROWTH = 0.75;

    private final List<List<Layer>> networks;

    WaveNetworks(List<List<Layer>> networks) {
        this.networks = networks.stream().map(List::copyOf).toList();
    }

    /** Those of influenza, trained on the seasons to February 2020. */
    static WaveNetworks influenza() {
        return Influenza.NETWORKS;
    }

    private static final class Influenza {
        private static final WaveNetworks NETWORKS = NetworkFile.read("influenza-networks.bin.gz");
    }

    /** Weights, one output's after another's, and biases of a layer. */
    record Layer(float[] weights, float[] biases) {
        double[] apply(double[] inputs) {
            double[] outputs = new double[biases.length];
            for (int i = 0; i < outputs.length; i++) {
                double sum = biases[i];
                for (int k = 0; k < inputs.length; k++) {
                    sum += weights[i * inputs.length + k] * inputs[k];
                }
                outputs[i] = sum;
            }
            return outputs;
        }
    }

    /** Quantiles of the change from the newest value, for each number of weeks ahead from 1 on. */
    double[][] changes(double[] inputs) {
        double[][] mean = new double[STEPS][QuantileLevels.COUNT];
        for (List<Layer> network : networks) {
            double[] outputs = outputs(network, inputs);
            for (int step = 1; step <= STEPS; step++) {
                double unit = UNIT * StrictMath.pow(step, GROWTH) / networks.size();
                int first = (step - 1) * QuantileLevels.COUNT;
                double[] line = mean[step - 1];
                double median = outputs[first + MEDIAN];
                line[MEDIAN] += unit * median;
                double above = median;
                double below = median;
                for (int i = 1; i <= MEDIAN; i++) {
                    above += softplus(outputs[first + MEDIAN + i]);
                    below -= softplus(outputs[first + MEDIAN - i]);
                    line[MEDIAN + i] += unit * above;
                    line[MEDIAN - i] += unit * below;
                }
            }
        }
        return mean;
    }

    private static double[] outputs(List<Layer> network, double[] inputs) {
        double[] hidden = network.getFirst().apply(inputs);
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = silu(hidden[i]);
        }
        for (Layer block : network.subList(1, network.size() - 1)) {
            double[] more = block.apply(hidden);
            for (int i = 0; i < hidden.length; i++) {
                hidden[i] += silu(more[i]);
            }
        }
        return network.getLast().apply(hidden);
    }

    private static double silu(double x) {
        return x / (1 + StrictMath.exp(-x));
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }
}
