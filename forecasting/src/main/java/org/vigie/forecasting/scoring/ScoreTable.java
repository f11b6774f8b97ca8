package org.vigie.forecasting.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Models ranked by pairwise relative WIS against the baseline.
 *
 * @param rows best model first
 * @param units how many forecasts the baseline's set holds; without a baseline, the set of all models
 */
public record ScoreTable(List<ModelScores> rows, int units) {
    public ScoreTable {
        rows = List.copyOf(rows);
    }

    /**
     * Ranks the models of {@code scores}.
     *
     * @param baseline only forecasts that this model made too are looked at; all, if it has none
     * @param ensemble second model to compare with
     * @param leastShare models with a smaller share of the baseline's set are left out, the two above never
     */
    public static ScoreTable of(Collection<ForecastScore> scores, String baseline, String ensemble, double leastShare) {
        Map<String, Map<ForecastUnit, ForecastScore>> byModel = new TreeMap<>();
        for (ForecastScore score : scores) {
            byModel.computeIfAbsent(score.model(), model -> new TreeMap<>()).put(score.unit(), score);
        }
        int units = restrict(byModel, baseline);
        Predicate<String> tooFew =
                model -> byModel.getOrDefault(model, Map.of()).size() < Math.max(leastShare * units, 1);
        byModel.keySet()
                .removeIf(model -> tooFew.test(model)
                        && !((model.equals(baseline) || model.equals(ensemble)) && hasAny(byModel, model)));

        Map<String, Map<ForecastUnit, Double>> wis = new TreeMap<>();
        byModel.forEach((model, own) -> {
            Map<ForecastUnit, Double> values = new TreeMap<>();
            own.forEach((unit, score) -> values.put(unit, score.wis().score()));
            wis.put(model, values);
        });
        RelativeSkill skill = RelativeSkill.of(wis);
        List<ModelScores> rows = new ArrayList<>();
        byModel.forEach((model, own) -> rows.add(row(model, own.values(), units, skill, baseline, ensemble)));
        rows.sort(
                Comparator.comparingDouble(ModelScores::pairwiseToBaseline).thenComparingDouble(ModelScores::meanWis));
        for (int i = 0; i < rows.size(); i++) {
            rows.set(i, rows.get(i).withRank(i + 1));
        }
        return new ScoreTable(rows, units);
    }

    private static boolean hasAny(Map<String, Map<ForecastUnit, ForecastScore>> byModel, String model) {
        return !byModel.getOrDefault(model, Map.of()).isEmpty();
    }

    /** Keeps the units of the baseline, where there is one; returns how many units count. */
    private static int restrict(Map<String, Map<ForecastUnit, ForecastScore>> byModel, String baseline) {
        Map<ForecastUnit, ForecastScore> universe = byModel.get(baseline);
        if (universe == null) {
            return (int) byModel.values().stream()
                    .flatMap(own -> own.keySet().stream())
                    .distinct()
                    .count();
        }
        byModel.values().forEach(own -> own.keySet().retainAll(universe.keySet()));
        return universe.size();
    }

    private static ModelScores row(
            String model,
            Collection<ForecastScore> own,
            int units,
            RelativeSkill skill,
            String baseline,
            String ensemble) {
        return new ModelScores(
                0,
                model,
                own.size(),
                (double) own.size() / units,
                mean(own, score -> score.wis().score()),
                mean(own, ForecastScore::absoluteError),
                mean(own, score -> score.wis().dispersion()),
                mean(own, score -> score.wis().overprediction()),
                mean(own, score -> score.wis().underprediction()),
                mean(own, ForecastScore::crps),
                mean(own, ForecastScore::bias),
                skill.ratio(model, baseline),
                skill.pairwise(model, baseline),
                skill.common(model, baseline),
                skill.ratio(model, ensemble),
                skill.pairwise(model, ensemble),
                skill.common(model, ensemble),
                mean(own, score -> score.covered50() ? 1 : 0),
                mean(own, score -> score.covered80() ? 1 : 0),
                mean(own, score -> score.covered95() ? 1 : 0));
    }

    private static double mean(Collection<ForecastScore> scores, ToDoubleFunction<ForecastScore> value) {
        return scores.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
