package org.vigie.forecasting.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Models ranked by pairwise relative WIS against the baseline.
 *
 * @param rows best model first
 * @param set what the forecasts that count are about: the baseline's; without a baseline, those of all models
 */
public record ScoreTable(List<ModelScores> rows, Set<ForecastUnit> set) {
    public ScoreTable {
        rows = List.copyOf(rows);
        set = Set.copyOf(set);
    }

    /** How many forecasts the set that counts holds. */
    public int units() {
        return set.size();
    }

    /** Whether forecasts of {@code unit} count. */
    public boolean counts(ForecastUnit unit) {
        return set.contains(unit);
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
        Set<ForecastUnit> set = restrict(byModel, baseline);
        int units = set.size();
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
        return new ScoreTable(rows, set);
    }

    private static boolean hasAny(Map<String, Map<ForecastUnit, ForecastScore>> byModel, String model) {
        return !byModel.getOrDefault(model, Map.of()).isEmpty();
    }

    /** Keeps the units of the baseline, where there is one; returns the units that count. */
    private static Set<ForecastUnit> restrict(Map<String, Map<ForecastUnit, ForecastScore>> byModel, String baseline) {
        Map<ForecastUnit, ForecastScore> universe = byModel.get(baseline);
        if (universe == null) {
            return byModel.values().stream()
                    .flatMap(own -> own.keySet().stream())
                    .collect(Collectors.toSet());
        }
        byModel.values().forEach(own -> own.keySet().retainAll(universe.keySet()));
        return Set.copyOf(universe.keySet());
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
