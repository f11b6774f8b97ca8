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
import java.util.stream.IntStream;
import org.vigie.forecasting.distribution.QuantileLevels;

/** A location and a spread, each a sum of trees, and the quantiles of what is left over in seasons not trained on. */
final class BoostedModel implements AutoCloseable {
    private final List<GradientTrees> location;
    private final GradientTrees spread;
    private final double[][] residualQuantiles;

    private BoostedModel(List<GradientTrees> location, GradientTrees spread, double[][] residualQuantiles) {
        this.location = location;
        this.spread = spread;
        this.residualQuantiles = residualQuantiles;
    }

    static BoostedModel fit(TrainingRows training, BoostingSettings settings, long seed, int threads) {
        List<boolean[]> left = leftOut(training.seasons(), settings.bags(), seed);
        double[] sum = new double[training.rows().count()];
        int[] times = new int[sum.length];
        List<GradientTrees> location = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Bag>> bags = new ArrayList<>();
            for (int b = 0; b < settings.bags(); b++) {
                int bag = b;
                bags.add(pool.submit(() -> Bag.fit(training, left.get(bag), settings, seed * 31 + bag)));
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
        for (int i = 0; i < scored.length; i++) {
            logs[i] = (float) Math.log(Math.abs(residuals[i]) + 0.004);
            weights[i] = training.weights()[scored[i]];
        }
        GradientTrees spread = GradientTrees.fit(rows, logs, weights, settings.spreadTrees(), seed, settings.spread());
        double[] fitted = spread.predict(rows);
        double[][] quantiles = new double[training.steps() + 1][];
        for (int step = 1; step <= training.steps(); step++) {
            int wanted = step;
            double[] z = IntStream.range(0, scored.length)
                    .filter(i -> training.kind(scored[i]) == 0 && training.step(scored[i]) == wanted)
                    .mapToDouble(i -> residuals[i] / Math.exp(fitted[i]))
                    .sorted()
                    .toArray();
            quantiles[step] = new double[QuantileLevels.COUNT];
            for (int q = 0; q < QuantileLevels.COUNT; q++) {
                quantiles[step][q] = quantile(z, QuantileLevels.at(q));
            }
        }
        return new BoostedModel(location, spread, quantiles);
    }

    /** How a change usually grows with the weeks ahead: the trees are fitted to changes divided by it. */
    private static double growth(int step) {
        return Math.pow(step, 0.75);
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
        double[] centre = new double[rows.count()];
        for (GradientTrees trees : location) {
            double[] one = trees.predict(rows);
            for (int i = 0; i < one.length; i++) {
                centre[i] += one[i] * growth(step(rows, i)) / location.size();
            }
        }
        double[] width = spread.predict(rows);
        double[][] quantiles = new double[rows.count()][QuantileLevels.COUNT];
        for (int i = 0; i < rows.count(); i++) {
            double[] z = residualQuantiles[step(rows, i)];
            for (int q = 0; q < QuantileLevels.COUNT; q++) {
                quantiles[i][q] = centre[i] + Math.exp(width[i]) * z[q];
            }
        }
        return quantiles;
    }

    /** SHAP contributions to the location, averaged over the bags. */
    double[] contributions(Rows rows) {
        double[] sum = new double[rows.count() * (rows.width() + 1)];
        for (GradientTrees trees : location) {
            double[] one = trees.contributions(rows);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += one[i] * growth(step(rows, i / (rows.width() + 1))) / location.size();
            }
        }
        return sum;
    }

    @Override
    public void close() {
        location.forEach(GradientTrees::close);
        spread.close();
    }

    private record Bag(GradientTrees trees, int[] out, double[] predicted) {
        static Bag fit(TrainingRows training, boolean[] left, BoostingSettings settings, long seed) {
            int[] in = IntStream.range(0, training.rows().count())
                    .filter(i -> !left[training.season(i)])
                    .toArray();
            int[] out = IntStream.range(0, training.rows().count())
                    .filter(i -> left[training.season(i)])
                    .toArray();
            float[] labels = new float[in.length];
            float[] weights = new float[in.length];
            for (int i = 0; i < in.length; i++) {
                labels[i] = (float) (training.labels()[in[i]] / growth(training.step(in[i])));
                weights[i] = training.weights()[in[i]];
            }
            GradientTrees trees = GradientTrees.fit(
                    training.rows().select(in), labels, weights, settings.trees(), seed, settings.location());
            double[] predicted = trees.predict(training.rows().select(out));
            for (int i = 0; i < out.length; i++) {
                predicted[i] *= growth(training.step(out[i]));
            }
            return new Bag(trees, out, predicted);
        }
    }
}
