package org.vigie.forecasting.model.seasonal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vigie.forecasting.distribution.QuantileLevels;

/** Values that count unequally, and their quantiles. */
final class WeightedValues {
    private record Weighted(double value, double weight) {}

    private final List<Weighted> values = new ArrayList<>();

    void add(double value, double weight) {
        if (Double.isFinite(value) && weight > 0) {
            values.add(new Weighted(value, weight));
        }
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** The 23 quantiles: each value stands at the middle of its share of the weight, linear between. */
    double[] quantiles() {
        values.sort(Comparator.comparingDouble(Weighted::value));
        double total = values.stream().mapToDouble(Weighted::weight).sum();
        double[] quantiles = new double[QuantileLevels.COUNT];
        int at = 0;
        double below = 0;
        for (int i = 0; i < quantiles.length; i++) {
            double wanted = QuantileLevels.at(i) * total;
            while (at < values.size() - 1 && middle(below, at) < wanted) {
                below += values.get(at).weight();
                at++;
            }
            quantiles[i] = between(below, at, wanted);
        }
        return quantiles;
    }

    private double middle(double below, int at) {
        return below + values.get(at).weight() / 2;
    }

    private double between(double below, int at, double wanted) {
        double here = middle(below, at);
        if (at == 0 || wanted >= here) {
            return values.get(at).value();
        }
        double before = below - values.get(at - 1).weight() / 2;
        double share = (wanted - before) / (here - before);
        double low = values.get(at - 1).value();
        return low + share * (values.get(at).value() - low);
    }
}
