package org.vigie.forecasting.ensemble;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.Refusal;
import org.vigie.forecasting.TrainingData;

/** The members' forecasts averaged quantile by quantile, each with the same weight. */
public final class EnsembleForecaster implements Forecaster {
    private final List<Forecaster> members;

    public EnsembleForecaster(List<Forecaster> members) {
        this.members = List.copyOf(members);
    }

    @Override
    public String name() {
        return "ensemble";
    }

    @Override
    public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
        List<ModelForecast> said = new ArrayList<>();
        for (Forecaster member : members) {
            progress.report(said.size(), members.size(), member.name());
            said.add(member.forecast(data, task, Progress.NONE));
        }
        progress.report(members.size(), members.size(), name());
        return combine(said);
    }

    /** The combination of what the members said in one round; a place is refused only if every member refused it. */
    public ModelForecast combine(List<ModelForecast> said) {
        record Unit(String place, int horizon) {}
        Map<Unit, List<PlaceForecast>> byUnit = new LinkedHashMap<>();
        Map<String, Refusal> refused = new LinkedHashMap<>();
        for (ModelForecast one : said) {
            for (PlaceForecast forecast : one.forecasts()) {
                byUnit.computeIfAbsent(new Unit(forecast.place(), forecast.horizon()), unit -> new ArrayList<>())
                        .add(forecast);
            }
            one.refusals().forEach(refusal -> refused.putIfAbsent(refusal.place(), refusal));
        }
        byUnit.keySet().forEach(unit -> refused.remove(unit.place));
        List<PlaceForecast> forecasts = new ArrayList<>();
        byUnit.forEach((unit, list) -> forecasts.add(new PlaceForecast(
                unit.place, unit.horizon, list.getFirst().targetEndDate(), QuantilePool.average(list))));
        return new ModelForecast(name(), forecasts, List.copyOf(refused.values()));
    }
}
