package org.vigie.forecasting.model.boosting;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.distribution.QuantileLevels;

/** Trees grown once on past waves of a disease elsewhere, whose rise and fall a round's series are expected to follow. */
final class LearntWaves {
    /** No trees: a round starts from nothing. */
    static final LearntWaves NONE = new LearntWaves("none", List.of(), null, new double[0][], 0);

    /** A quarter of a year, without which a series' scale says little of where in a wave it is. */
    static final int LEAST_WEEKS = 13;

    private final String name;
    private final List<GradientTrees> location;
    private final @Nullable GradientTrees spread;
    private final double[][] residualQuantiles;
    private final int ownTrees;

    private LearntWaves(
            String name,
            List<GradientTrees> location,
            @Nullable GradientTrees spread,
            double[][] residualQuantiles,
            int ownTrees) {
        this.name = name;
        this.location = List.copyOf(location);
        this.spread = spread;
        this.residualQuantiles = residualQuantiles;
        this.ownTrees = ownTrees;
    }

    /** The waves that a round of {@code disease} adds its own trees to; {@link #NONE} where there are none. */
    static LearntWaves of(String disease) {
        return switch (disease) {
            case "influenza" -> Influenza.WAVES;
            case "covid-19" -> Covid.WAVES;
            default -> NONE;
        };
    }

    /** The waves that are asked for a forecast of their own, without trees of the round; {@link #NONE} where there are none. */
    static LearntWaves alone(String disease) {
        return switch (disease) {
            case "influenza", "influenza-like-illness" -> InfluenzaLike.WAVES;
            default -> NONE;
        };
    }

    /** Changes whenever the trees do. */
    String name() {
        return name;
    }

    boolean isEmpty() {
        return location.isEmpty();
    }

    /** How many trees a round adds of its own. */
    int ownTrees() {
        return ownTrees;
    }

    /** Expected change, divided as the labels of the trees are. */
    double[] location(Rows rows) {
        double[] mean = new double[rows.count()];
        for (GradientTrees trees : location) {
            double[] one = trees.predict(rows);
            Arrays.setAll(mean, i -> mean[i] + one[i] / location.size());
        }
        return mean;
    }

    /** Logarithm of the expected size of the error. */
    double[] spread(Rows rows) {
        return spread == null ? new double[rows.count()] : spread.predict(rows);
    }

    /** Quantiles of error / expected size {@code step} weeks ahead; zeros where there are no waves. */
    double[] residualQuantiles(int step) {
        int lines = residualQuantiles.length;
        return lines == 0 ? new double[QuantileLevels.COUNT] : residualQuantiles[Math.min(step, lines) - 1].clone();
    }

    /** SHAP contributions to the location. */
    double[] contributions(Rows rows) {
        double[] mean = new double[rows.count() * (rows.width() + 1)];
        for (GradientTrees trees : location) {
            double[] one = trees.contributions(rows);
            Arrays.setAll(mean, i -> mean[i] + one[i] / location.size());
        }
        return mean;
    }

    private static final class Influenza {
        private static final LearntWaves WAVES = read("influenza-waves.txt.gz", 10);
    }

    private static final class InfluenzaLike {
        private static final LearntWaves WAVES = read("influenza-like-waves.txt.gz", 0);
    }

    private static final class Covid {
        private static final LearntWaves WAVES = read("covid-waves.txt.gz", 25);
    }

    private static LearntWaves read(String name, int ownTrees) {
        List<String> texts = LearntWavesFile.read(name);
        int bags = texts.size() - 2;
        List<GradientTrees> location =
                texts.subList(0, bags).stream().map(GradientTrees::read).toList();
        double[][] quantiles = LearntWavesFile.quantiles(texts.getLast());
        return new LearntWaves(
                name + " " + LearntWavesFile.whole(texts).hashCode(),
                location,
                GradientTrees.read(texts.get(bags)),
                quantiles,
                ownTrees);
    }
}
