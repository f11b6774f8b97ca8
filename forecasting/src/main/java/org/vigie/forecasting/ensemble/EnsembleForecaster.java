package org.vigie.forecasting.ensemble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.vigie.forecasting.Explanation;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.Refusal;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.distribution.QuantileForecast;
import org.vigie.forecasting.hub.HubProfile;

/**
 * The members' forecasts averaged quantile by quantile with weights fixed for each disease, then narrowed to what averages of them
 * covered in past seasons.
 */
public final class EnsembleForecaster implements Forecaster {
    private final List<Member> members;
    private final double width;

    /** A model and how much it counts, by what is forecast. */
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
     */
    public EnsembleForecaster(List<Member> members, double width) {
        if (!(width > 0 && width <= 1)) {
            throw new IllegalArgumentException("the width must be above 0 and at most 1, found " + width);
        }
        this.members = List.copyOf(members);
        this.width = width;
    }

    @Override
    public String name() {
        return "ensemble";
    }

    @Override
    public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
        List<ModelForecast> said = new ArrayList<>();
        List<Forecaster> asked = members.stream()
                .map(Member::model)
                .filter(model -> model.serves(task.profile()))
                .toList();
        for (Forecaster model : asked) {
            int before = said.size();
            progress.report(before, asked.size(), model.name());
            said.add(model.forecast(data, task, (done, total, step) -> progress.report(before, asked.size(), step)));
        }
        progress.report(asked.size(), asked.size(), name());
        return combine(said, task.profile());
    }

    @Override
    public void prepare(HubProfile profile) {
        members.forEach(member -> member.model().prepare(profile));
    }

    /** The combination of what the members said in one round of {@code profile}; a place is refused only if every member refused it. */
    public ModelForecast combine(List<ModelForecast> said, HubProfile profile) {
        Map<String, Refusal> refused = new LinkedHashMap<>();
        said.forEach(one -> one.refusals().forEach(refusal -> refused.putIfAbsent(refusal.place(), refusal)));
        List<PlaceForecast> forecasts = new ArrayList<>();
        units(said).forEach((unit, list) -> {
            refused.remove(unit.place);
            List<PlaceForecast> parts = list.stream().map(Said::forecast).toList();
            double[] weights = list.stream()
                    .mapToDouble(one -> weight(one.model(), profile))
                    .toArray();
            QuantileForecast quantiles = QuantilePool.widened(QuantilePool.average(parts, weights), width);
            forecasts.add(
                    new PlaceForecast(unit.place, unit.horizon, parts.getFirst().targetEndDate(), quantiles));
        });
        return new ModelForecast(name(), forecasts, List.copyOf(refused.values()), explain(said, profile));
    }

    /** How much each member adds to the ensemble's medians. */
    List<Explanation> explain(List<ModelForecast> said, HubProfile profile) {
        List<Explanation> explanations = new ArrayList<>();
        units(said).forEach((unit, list) -> {
            double sum = list.stream()
                    .mapToDouble(one -> weight(one.model(), profile))
                    .sum();
            List<Explanation.Part> parts = list.stream()
                    .map(one -> new Explanation.Part(
                            one.model(),
                            weight(one.model(), profile)
                                    / sum
                                    * one.forecast().quantiles().median()))
                    .sorted(Comparator.comparingDouble(Explanation.Part::value).reversed())
                    .toList();
            explanations.add(new Explanation(name(), unit.place, unit.horizon, parts));
        });
        return explanations;
    }

    private static Map<Unit, List<Said>> units(List<ModelForecast> said) {
        Map<Unit, List<Said>> units = new LinkedHashMap<>();
        for (ModelForecast one : said) {
            for (PlaceForecast forecast : one.forecasts()) {
                units.computeIfAbsent(new Unit(forecast.place(), forecast.horizon()), unit -> new ArrayList<>())
                        .add(new Said(one.model(), forecast));
            }
        }
        return units;
    }

    private double weight(String model, HubProfile profile) {
        return members.stream()
                .filter(member -> member.model().name().equals(model))
                .mapToDouble(member -> member.weight().applyAsDouble(profile))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(model + " is no member of the ensemble"));
    }

    private record Unit(String place, int horizon) {}

    private record Said(String model, PlaceForecast forecast) {}
}
