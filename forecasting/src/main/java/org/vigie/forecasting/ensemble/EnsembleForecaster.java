package org.vigie.forecasting.ensemble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.vigie.forecasting.Explanation;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.Refusal;
import org.vigie.forecasting.TrainedModels;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.distribution.QuantileForecast;
import org.vigie.forecasting.hub.HubProfile;

/**
 * The members' forecasts averaged quantile by quantile, then narrowed to what averages of them covered in past seasons. A
 * member's weight is what it is given for the disease, times what the past year's rounds taught.
 */
public final class EnsembleForecaster implements Forecaster {
    private final List<Member> members;
    private final double width;
    private final TrainedModels trained;

    /** A model and how much it counts before anything is learnt, by what is forecast. */
    public record Member(Forecaster model, ToDoubleFunction<HubProfile> weight) {
        /** A model that counts the same everywhere. */
        public Member(Forecaster model, double weight) {
            this(model, profile -> weight);
        }
    }

    /**
     * An ensemble of these members.
     *
     * @param width factor of the distance from the median, at most 1 so that no bound of a member is passed
     * @param trained keeps the rounds of the past that are looked back at, which cost more than the forecast
     */
    public EnsembleForecaster(List<Member> members, double width, TrainedModels trained) {
        if (!(width > 0 && width <= 1)) {
            throw new IllegalArgumentException("the width must be above 0 and at most 1, found " + width);
        }
        this.members = List.copyOf(members);
        this.width = width;
        this.trained = trained;
    }

    @Override
    public String name() {
        return "ensemble";
    }

    @Override
    public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
        List<ModelForecast> said = new ArrayList<>();
        List<Member> asked = members.stream()
                .filter(member -> member.model().serves(task.profile()))
                .toList();
        int steps = asked.size() + 1;
        for (Member member : asked) {
            int before = said.size();
            progress.report(before, steps, member.model().name());
            said.add(member.model().forecast(data, task, (done, total, step) -> progress.report(before, steps, step)));
        }
        Map<String, Double> weights =
                weights(asked, data, task, (done, total, step) -> progress.report(asked.size(), steps, "past rounds"));
        progress.report(steps, steps, name());
        return combine(said, weights);
    }

    private Map<String, Double> weights(List<Member> asked, TrainingData data, ForecastTask task, Progress progress) {
        List<Forecaster> models = asked.stream().map(Member::model).toList();
        Map<String, Double> factors = PastRounds.factors(models, data, task, trained, progress);
        Map<String, Double> weights = new LinkedHashMap<>();
        for (Member member : asked) {
            String name = member.model().name();
            weights.put(name, member.weight().applyAsDouble(task.profile()) * factors.getOrDefault(name, 1.0));
        }
        return weights;
    }

    @Override
    public void prepare(HubProfile profile) {
        members.forEach(member -> member.model().prepare(profile));
    }

    /** The combination of what the members said; a place is refused only if every member refused it. */
    ModelForecast combine(List<ModelForecast> said, Map<String, Double> weightOf) {
        Map<String, Refusal> refused = new LinkedHashMap<>();
        said.forEach(one -> one.refusals().forEach(refusal -> refused.putIfAbsent(refusal.place(), refusal)));
        List<PlaceForecast> forecasts = new ArrayList<>();
        Said.byUnit(said).forEach((unit, list) -> {
            refused.remove(unit.place());
            List<PlaceForecast> parts = list.stream().map(Said::forecast).toList();
            double[] weights =
                    list.stream().mapToDouble(one -> weight(one, weightOf)).toArray();
            QuantileForecast quantiles = QuantilePool.widened(QuantilePool.average(parts, weights), width);
            forecasts.add(new PlaceForecast(
                    unit.place(), unit.horizon(), parts.getFirst().targetEndDate(), quantiles));
        });
        return new ModelForecast(name(), forecasts, List.copyOf(refused.values()), explain(said, weightOf));
    }

    /** How much each member adds to the ensemble's medians. */
    List<Explanation> explain(List<ModelForecast> said, Map<String, Double> weightOf) {
        List<Explanation> explanations = new ArrayList<>();
        Said.byUnit(said).forEach((unit, list) -> {
            double sum = list.stream().mapToDouble(one -> weight(one, weightOf)).sum();
            List<Explanation.Part> parts = list.stream()
                    .map(one -> new Explanation.Part(
                            one.model(),
                            weight(one, weightOf)
                                    / sum
                                    * one.forecast().quantiles().median()))
                    .sorted(Comparator.comparingDouble(Explanation.Part::value).reversed())
                    .toList();
            explanations.add(new Explanation(name(), unit.place(), unit.horizon(), parts));
        });
        return explanations;
    }

    private static double weight(Said said, Map<String, Double> weightOf) {
        return Objects.requireNonNull(weightOf.get(said.model()), said.model());
    }
}
