package org.vigie.forecasting.model.boosting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.distribution.QuantileLevels;

/** A location and a spread, each a sum of trees, and the quantiles of what is left over in seasons not trained on. */
final class BoostedModel implements AutoCloseable {
    private static final double ROWS_OF_WAVES = 500;

    private final LearntWaves waves;
    private final List<GradientTrees> location;
    private final @Nullable GradientTrees spread;
    private final double[][] residualQuantiles;

    private BoostedModel(
            LearntWaves waves,
            List<GradientTrees> location,
            @Nullable GradientTrees spread,
            double[][] residualQuantiles) {
        this.waves = waves;
        this.location = location;
        this.spread = spread;
        this.residualQuantiles = residualQuantiles;
    }

    /**
     * Fits location and spread to what {@code waves} leave unexplained; where there are waves that takes few trees, as
     * those of two or three seasons on top of them soon make it worse.
     */
    static BoostedModel fit(
            TrainingRows training, LearntWaves waves, BoostingSettings settings, long seed, int threads) {
        double[] start = waves.location(training.rows());
        int trees = waves.isEmpty() ? settings.trees() : waves.ownTrees();
        List<boolean[]> left = leftOut(training.seasons(), settings.bags(), seed);
        double[] sum = new double[training.rows().count()];
        int[] times = new int[sum.length];
        List<GradientTrees> location = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Bag>> bags = new ArrayList<>();
            for (int b = 0; b < settings.bags(); b++) {
                int bag = b;
                bags.add(pool.submit(() -> Bag.fit(training, start, left.get(bag), settings, trees, seed * 31 + bag)));
            }
            for (Future<Bag> future : bags) {
                Bag bag = get(future);
                location.add(bag.trees());
                for (int i = 0; i < bag.out().length; i++) {
                    sum[bag.out()[i]] += bag.predicted()[i];
                    times[bag.out()[i]]++;
                }
            }
        }
        int[] scored = IntStream.range(0, sum.length).filter(i -> times[i] > 0).toArray();
        double[] residuals = Arrays.stream(scored)
                .mapToDouble(i -> training.labels()[i] - sum[i] / times[i])
                .toArray();
        Rows rows = training.rows().select(scored);
        float[] logs = new float[scored.length];
        float[] weights = new float[scored.length];
        double[] startSpread = waves.spread(rows);
        for (int i = 0; i < scored.length; i++) {
            logs[i] = (float) (Math.log(Math.abs(residuals[i]) + 0.004) - startSpread[i]);
            weights[i] = training.weights()[scored[i]];
        }
        GradientTrees spread = GradientTrees.fit(rows, logs, weights, settings.spreadTrees(), seed, settings.spread());
        double[] fitted = sum(spread.predict(rows), startSpread);
        double[][] quantiles = new double[training.steps() + 1][];
        for (int step = 1; step <= training.steps(); step++) {
            int wanted = step;
            double[] z = IntStream.range(0, scored.length)
                    .filter(i -> training.kind(scored[i]) == 0 && training.step(scored[i]) == wanted)
                    .mapToDouble(i -> residuals[i] / Math.exp(fitted[i]))
                    .sorted()
                    .toArray();
            quantiles[step] = waves.residualQuantiles(step);
            double own = z.length / (z.length + (waves.isEmpty() ? 0 : ROWS_OF_WAVES));
            for (int q = 0; q < QuantileLevels.COUNT; q++) {
                quantiles[step][q] += own * (quantile(z, QuantileLevels.at(q)) - quantiles[step][q]);
            }
        }
        return new BoostedModel(waves, location, spread, quantiles);
    }

    /** What {@code waves} alone expect, for a round with too little of its own to learn from. */
    static BoostedModel of(LearntWaves waves, int steps) {
        double[][] quantiles = new double[steps + 1][];
        for (int step = 1; step <= steps; step++) {
            quantiles[step] = waves.residualQuantiles(step);
        }
        return new BoostedModel(waves, List.of(), null, quantiles);
    }

    /** How a change usually grows with the weeks ahead: the trees are fitted to changes divided by it. */
    private static double growth(int step) {
        return Math.pow(step, 0.75);
    }

    /** What {@link #read} reads: the location's trees bag by bag, the spread's, the quantiles of what is left. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        location.forEach(trees -> texts.add(trees.text()));
        texts.add(spread == null ? "" : spread.text());
        texts.add(Arrays.stream(residualQuantiles)
                .skip(1)
                .map(line -> Arrays.stream(line).mapToObj(Double::toString).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n")));
        return texts;
    }

    /** The model that wrote {@code texts}, to the last bit. */
    static BoostedModel read(List<String> texts, LearntWaves waves) {
        int bags = texts.size() - 2;
        List<GradientTrees> location =
                texts.subList(0, bags).stream().map(GradientTrees::read).toList();
        GradientTrees spread = texts.get(bags).isEmpty() ? null : GradientTrees.read(texts.get(bags));
        double[][] lines = LearntWavesFile.quantiles(texts.getLast());
        double[][] quantiles = new double[lines.length + 1][];
        System.arraycopy(lines, 0, quantiles, 1, lines.length);
        return new BoostedModel(waves, location, spread, quantiles);
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = new double[a.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }

    private static int step(Rows rows, int row) {
        return (int) rows.matrix()[row * rows.width()];
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static double quantile(double[] sorted, double level) {
        if (sorted.length == 0) {
            return 0;
        }
        double at = level * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }

    /** Which seasons each bag leaves out: about three in ten, every season as often as the others. */
    private static List<boolean[]> leftOut(int seasons, int bags, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int each = Math.max(1, (int) Math.round(seasons * 0.3));
        int[] order = IntStream.range(0, seasons).toArray();
        List<boolean[]> all = new ArrayList<>();
        int next = seasons;
        for (int b = 0; b < bags; b++) {
            boolean[] out = new boolean[seasons];
            for (int k = 0; k < each; k++) {
                if (next >= seasons) {
                    for (int i = seasons - 1; i > 0; i--) {
                        int j = random.nextInt(i + 1);
                        int swap = order[i];
                        order[i] = order[j];
                        order[j] = swap;
                    }
                    next = 0;
                }
                out[order[next++]] = seasons > 1;
            }
            all.add(out);
        }
        return all;
    }

    /** Quantiles of the change from the newest value, 23 a row. */
    double[][] predict(Rows rows) {
        double[] centre = waves.location(rows);
        for (GradientTrees trees : location) {
            double[] one = trees.predict(rows);
            for (int i = 0; i < one.length; i++) {
                centre[i] += one[i] / location.size();
            }
        }
        for (int i = 0; i < centre.length; i++) {
            centre[i] *= growth(step(rows, i));
        }
        double[] width = waves.spread(rows);
        if (spread != null) {
            width = sum(spread.predict(rows), width);
        }
        double[][] quantiles = new double[rows.count()][QuantileLevels.COUNT];
        for (int i = 0; i < rows.count(); i++) {
            double[] z = residualQuantiles[step(rows, i)];
            for (int q = 0; q < QuantileLevels.COUNT; q++) {
                quantiles[i][q] = centre[i] + Math.exp(width[i]) * z[q];
            }
        }
        return quantiles;
    }

    /** SHAP contributions to the location, averaged over the bags and added to those of the learnt waves. */
    double[] contributions(Rows rows) {
        double[] sum = waves.contributions(rows);
        for (GradientTrees trees : location) {
            double[] one = trees.contributions(rows);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += one[i] / location.size();
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] *= growth(step(rows, i / (rows.width() + 1)));
        }
        return sum;
    }

    @Override
    public void close() {
        location.forEach(GradientTrees::close);
        if (spread != null) {
            spread.close();
        }
    }

    private record Bag(GradientTrees trees, int[] out, double[] predicted) {
        static Bag fit(
                TrainingRows training,
                double[] start,
                boolean[] left,
                BoostingSettings settings,
                int trees,
                long seed) {
            int[] in = IntStream.range(0, training.rows().count())
                    .filter(i -> !left[training.season(i)])
                    .toArray();
            int[] out = IntStream.range(0, training.rows().count())
                    .filter(i -> left[training.season(i)])
                    .toArray();
            float[] labels = new float[in.length];
            float[] weights = new float[in.length];
            for (int i = 0; i < in.length; i++) {
                labels[i] = (float) (training.labels()[in[i]] / growth(training.step(in[i])) - start[in[i]]);
                weights[i] = training.weights()[in[i]];
            }
            GradientTrees fitted =
                    GradientTrees.fit(training.rows().select(in), labels, weights, trees, seed, settings.location());
            double[] predicted = fitted.predict(training.rows().select(out));
            for (int i = 0; i < out.length; i++) {
                predicted[i] = (predicted[i] + start[out[i]]) * growth(training.step(out[i]));
            }
            return new Bag(fitted, out, predicted);
        }
    }
}
