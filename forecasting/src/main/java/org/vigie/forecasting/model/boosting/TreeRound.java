package org.vigie.forecasting.model.boosting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vigie.forecasting.Explanation;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.distribution.QuantileForecast;
import org.vigie.forecasting.distribution.QuantileLevels;
import org.vigie.forecasting.model.Panel;
import org.vigie.forecasting.model.PanelSeries;
import org.vigie.forecasting.model.UsableSeries;

/** One round as the trees see it: its series on their scales, and what becomes of the trees' answers. */
record TreeRound(ForecastTask task, UsableSeries usable, Panel panel, FeatureBuilder features) {
    static TreeRound of(TrainingData data, ForecastTask task, int leastWeeks) {
        UsableSeries usable = UsableSeries.of(data, task, leastWeeks);
        Panel panel = Panel.of(data, task.asOf(), task.profile().unit(), usable.entries());
        return new TreeRound(task, usable, panel, new FeatureBuilder(panel));
    }

    /** How many weeks ahead of its newest value the series furthest behind is forecast. */
    int steps() {
        return panel.targets().stream()
                .mapToInt(series -> Math.max(Panel.weeks(series.lastWeekEnd(), furthest()), 1))
                .max()
                .orElse(task.profile().horizons().size());
    }

    private LocalDate furthest() {
        return task.profile()
                .targetEndDate(task.referenceDate(), task.profile().horizons().getLast());
    }

    /** The forecasts of all places, the mean of what {@code models} say, each with what moved it where that is asked. */
    ModelForecast forecast(String name, List<BoostedModel> models) {
        List<Integer> horizons = task.profile().horizons();
        List<PanelSeries> targets = panel.targets();
        Rows rows = Rows.joined(
                targets.stream().map(series -> rows(series, horizons.size())).toList(), FeatureBuilder.NAMES.size());
        double[][] quantiles = new double[rows.count()][QuantileLevels.COUNT];
        double[] contributions = new double[task.explained() ? rows.count() * (rows.width() + 1) : 0];
        for (BoostedModel model : models) {
            double[][] change = model.predict(rows);
            for (int i = 0; i < quantiles.length; i++) {
                add(quantiles[i], targets.get(i / horizons.size()).quantiles(change[i]), models.size());
            }
            if (task.explained()) {
                add(contributions, model.contributions(rows), models.size());
            }
        }
        List<PlaceForecast> forecasts = new ArrayList<>();
        List<Explanation> explanations = new ArrayList<>();
        for (int i = 0; i < quantiles.length; i++) {
            PanelSeries series = targets.get(i / horizons.size());
            String place = series.place();
            int horizon = horizons.get(i % horizons.size());
            LocalDate end = task.profile().targetEndDate(task.referenceDate(), horizon);
            double largest = task.profile().largestValue(series.population());
            forecasts.add(new PlaceForecast(place, horizon, end, QuantileForecast.coherent(quantiles[i], largest)));
            if (task.explained()) {
                explanations.add(new Explanation(name, place, horizon, parts(contributions, i)));
            }
        }
        return new ModelForecast(name, forecasts, usable.refusals(), explanations);
    }

    private Rows rows(PanelSeries series, int horizons) {
        return features.rows(series, Panel.weeks(series.lastWeekEnd(), furthest()) - horizons + 1, horizons);
    }

    private static List<Explanation.Part> parts(double[] contributions, int row) {
        int width = FeatureBuilder.NAMES.size() + 1;
        List<Explanation.Part> parts = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            String name = i < width - 1 ? FeatureBuilder.NAMES.get(i) : "expected_value";
            parts.add(new Explanation.Part(name, contributions[row * width + i]));
        }
        parts.sort(Comparator.comparingDouble(part -> -Math.abs(part.value())));
        return parts;
    }

    private static void add(double[] sum, double[] values, int parts) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i] / parts;
        }
    }
}
