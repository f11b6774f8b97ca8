package org.vigie.forecasting.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Models compared two by two, each pair only on the forecasts that both made.
 *
 * <p>The ratio of two models is that of their mean scores on the common set; a model's theta is the geometric mean of
 * its ratios to all models, itself included; below 1 is better. Cramer et al., PNAS 2022, 119(15), e2113561119.
 */
public final class RelativeSkill {
    private final List<String> models;
    private final double[][] sums;
    private final int[][] common;

    private RelativeSkill(List<String> models, double[][] sums, int[][] common) {
        this.models = models;
        this.sums = sums;
        this.common = common;
    }

    /** Compares models by their score of each unit. */
    public static RelativeSkill of(Map<String, Map<ForecastUnit, Double>> scores) {
        List<String> models = new ArrayList<>(scores.keySet());
        double[][] sums = new double[models.size()][models.size()];
        int[][] common = new int[models.size()][models.size()];
        for (int i = 0; i < models.size(); i++) {
            Map<ForecastUnit, Double> own = scores.getOrDefault(models.get(i), Map.of());
            for (int j = 0; j < models.size(); j++) {
                Map<ForecastUnit, Double> other = scores.getOrDefault(models.get(j), Map.of());
                for (Map.Entry<ForecastUnit, Double> score : own.entrySet()) {
                    if (other.containsKey(score.getKey())) {
                        sums[i][j] += score.getValue();
                        common[i][j]++;
                    }
                }
            }
        }
        return new RelativeSkill(models, sums, common);
    }

    /** How many forecasts both models made. */
    public int common(String model, String other) {
        int i = models.indexOf(model);
        int j = models.indexOf(other);
        return i < 0 || j < 0 ? 0 : common[i][j];
    }

    /** Mean score of {@code model} over that of {@code other} on their common set; NaN if they have none. */
    public double ratio(String model, String other) {
        int i = models.indexOf(model);
        int j = models.indexOf(other);
        return i < 0 || j < 0 ? Double.NaN : ratio(i, j);
    }

    private double ratio(int i, int j) {
        return common[i][j] == 0 ? Double.NaN : sums[i][j] / sums[j][i];
    }

    /** Theta of {@code model} over theta of {@code reference}; NaN if either is unknown. */
    public double pairwise(String model, String reference) {
        int i = models.indexOf(model);
        int j = models.indexOf(reference);
        return i < 0 || j < 0 ? Double.NaN : theta(i) / theta(j);
    }

    private double theta(int i) {
        double sum = 0;
        int pairs = 0;
        for (int j = 0; j < models.size(); j++) {
            double log = Math.log(ratio(i, j));
            if (!Double.isNaN(log)) {
                sum += log;
                pairs++;
            }
        }
        return Math.exp(sum / pairs);
    }
}
