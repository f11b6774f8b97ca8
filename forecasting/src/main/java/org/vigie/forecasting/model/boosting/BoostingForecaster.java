package org.vigie.forecasting.model.boosting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vigie.forecasting.Explanation;
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
    /** A quarter of a year, without which a series' scale says little of where in a wave it is. */
    private static final int LEAST_WEEKS_WITH_WAVES = 13;

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
        UsableSeries usable = UsableSeries.of(data, task, leastWeeks(task));
        progress.report(0, 2, name());
        Prepared prepared = prepare(data, task, usable);
        if (prepared.tooLittle()) {
            return refusal(data, prepared.training.rows().count());
        }
        List<Integer> horizons = task.profile().horizons();
        List<PlaceForecast> forecasts = new ArrayList<>();
        List<Explanation> explanations = new ArrayList<>();
        try (BoostedModel model = prepared.fit(settings, task)) {
            progress.report(1, 2, name());
            for (PanelSeries series : prepared.panel.targets()) {
                Rows rows = prepared.rows(series, task);
                double[][] change = model.predict(rows);
                explanations.addAll(explanations(series, horizons, model.contributions(rows)));
                for (int k = 0; k < horizons.size(); k++) {
                    LocalDate end = task.profile().targetEndDate(task.referenceDate(), horizons.get(k));
                    forecasts.add(
                            new PlaceForecast(series.place(), horizons.get(k), end, quantiles(series, change[k])));
                }
            }
        }
        return new ModelForecast(name(), forecasts, usable.refusals(), explanations);
    }

    /** Which features moved the forecasts of one place. */
    private List<Explanation> explanations(PanelSeries series, List<Integer> horizons, double[] contributions) {
        List<Explanation> explanations = new ArrayList<>();
        for (int k = 0; k < horizons.size(); k++) {
            explanations.add(new Explanation(name(), series.place(), horizons.get(k), parts(contributions, k)));
        }
        return explanations;
    }

    private static int leastWeeks(ForecastTask task) {
        return LearntWaves.of(task.profile().disease()).isEmpty() ? LEAST_WEEKS : LEAST_WEEKS_WITH_WAVES;
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

    private Prepared prepare(TrainingData data, ForecastTask task, UsableSeries usable) {
        LearntWaves waves = LearntWaves.of(task.profile().disease());
        TrainingData known = waves.isEmpty() ? data : new TrainingData(data.target(), data.places(), List.of());
        Panel panel = Panel.of(known, task.asOf(), task.profile().unit(), usable.entries());
        List<Integer> horizons = task.profile().horizons();
        LocalDate furthest = task.profile().targetEndDate(task.referenceDate(), horizons.getLast());
        int steps = panel.targets().stream()
                .mapToInt(series -> Panel.weeks(series.lastWeekEnd(), furthest))
                .max()
                .orElse(horizons.size());
        FeatureBuilder features = new FeatureBuilder(panel);
        return new Prepared(panel, features, TrainingRows.of(panel, features, steps, settings), waves);
    }

    private record Prepared(Panel panel, FeatureBuilder features, TrainingRows training, LearntWaves waves) {
        BoostedModel fit(BoostingSettings settings, ForecastTask task) {
            return enough()
                    ? BoostedModel.fit(training, waves, settings, task.seed(), task.threads())
                    : BoostedModel.of(waves, training.steps());
        }

        boolean tooLittle() {
            return waves.isEmpty() && !enough();
        }

        private boolean enough() {
            return training.rows().count() >= LEAST_ROWS && training.seasons() >= 2;
        }

        Rows rows(PanelSeries series, ForecastTask task) {
            int horizons = task.profile().horizons().size();
            LocalDate furthest = task.profile()
                    .targetEndDate(
                            task.referenceDate(), task.profile().horizons().getLast());
            return features.rows(series, Panel.weeks(series.lastWeekEnd(), furthest) - horizons + 1, horizons);
        }
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
