package org.vigie.forecasting.model.boosting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.Refusal;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.distribution.QuantileForecast;
import org.vigie.forecasting.distribution.QuantileLevels;
import org.vigie.forecasting.model.UsableSeries;

/** Gradient-boosted regression: one model for all places, seasons and signals. */
public final class BoostingForecaster implements Forecaster {
    private static final int LEAST_WEEKS = 8;
    private static final int LEAST_ROWS = 300;
    private static final int LOWER_QUARTILE = 6;
    private static final int MEDIAN = QuantileLevels.COUNT / 2;
    private static final int UPPER_QUARTILE = 16;
    private static final double QUARTILES_PER_SPREAD = 1.349;

    private final BoostingSettings settings;

    public BoostingForecaster() {
        this(BoostingSettings.DEFAULT);
    }

    BoostingForecaster(BoostingSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "boosting";
    }

    @Override
    public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
        UsableSeries usable = UsableSeries.of(data, task, LEAST_WEEKS);
        progress.report(0, 2, name());
        Panel panel = Panel.of(data, task.asOf(), task.profile().unit(), usable.entries());
        List<Integer> horizons = task.profile().horizons();
        LocalDate furthest = task.profile().targetEndDate(task.referenceDate(), horizons.getLast());
        int steps = panel.targets().stream()
                .mapToInt(series -> Panel.weeks(series.lastWeekEnd(), furthest))
                .max()
                .orElse(horizons.size());
        FeatureBuilder features = new FeatureBuilder(panel);
        TrainingRows training = TrainingRows.of(panel, features, steps, settings);
        if (training.rows().count() < LEAST_ROWS || training.seasons() < 2) {
            return refusal(data, training.rows().count());
        }
        List<PlaceForecast> forecasts = new ArrayList<>();
        try (BoostedModel model = BoostedModel.fit(training, settings, task.seed(), task.threads())) {
            progress.report(1, 2, name());
            for (PanelSeries series : panel.targets()) {
                int ahead = Panel.weeks(series.lastWeekEnd(), furthest) - horizons.size() + 1;
                double[][] change = model.predict(features.rows(series, ahead, horizons.size()));
                for (int k = 0; k < horizons.size(); k++) {
                    LocalDate end = task.profile().targetEndDate(task.referenceDate(), horizons.get(k));
                    forecasts.add(
                            new PlaceForecast(series.place(), horizons.get(k), end, quantiles(series, change[k])));
                }
            }
        }
        return new ModelForecast(name(), forecasts, usable.refusals());
    }

    private static QuantileForecast quantiles(PanelSeries series, double[] change) {
        double width = change[UPPER_QUARTILE] - change[LOWER_QUARTILE];
        double revision = series.lastSpread() * QUARTILES_PER_SPREAD;
        double wider = width > 0 ? Math.hypot(width, revision) / width : 1;
        double median = change[MEDIAN];
        double now = series.scaled()[series.length() - 1];
        double most = series.population() > 0 ? series.population() : Double.MAX_VALUE;
        double[] values = new double[QuantileLevels.COUNT];
        for (int i = 0; i < values.length; i++) {
            double value = series.scale().invert(now + median + wider * (change[i] - median));
            values[i] = Math.min(value, most);
        }
        return QuantileForecast.of(values);
    }

    private ModelForecast refusal(TrainingData data, int rows) {
        String detail = "only " + rows + " past weeks to learn from, at least " + LEAST_ROWS + " are needed";
        return new ModelForecast(
                name(),
                List.of(),
                data.places().stream()
                        .map(place -> new Refusal(place.code(), Refusal.Reason.TOO_SHORT, detail))
                        .toList());
    }
}
