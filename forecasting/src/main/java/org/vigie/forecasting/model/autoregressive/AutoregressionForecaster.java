package org.vigie.forecasting.model.autoregressive;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.Refusal;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.distribution.NormalScores;
import org.vigie.forecasting.distribution.QuantileForecast;
import org.vigie.forecasting.distribution.QuantileLevels;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.model.UsableSeries;
import org.vigie.forecasting.nowcast.RevisionModel;

/**
 * A pooled autoregression: one linear regression per week ahead on the last six values of every place.
 *
 * <p>Values are fourth roots of rates, scaled by place; the newest weeks are first corrected for revisions to come, and
 * what is left uncertain about the last of them widens the forecast. Current signals add their recent changes.
 */
public final class AutoregressionForecaster implements Forecaster {
    /** Before it the US hospitals' reports were patchy and influenza nearly absent. */
    private static final LocalDate FIRST_USUAL_SEASON = LocalDate.of(2022, 9, 24);

    private static final int LEAST_WEEKS = PooledRegression.LAGS + 2;

    @Override
    public String name() {
        return "autoregression";
    }

    @Override
    public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
        UsableSeries usable = UsableSeries.of(data, task, LEAST_WEEKS);
        List<Refusal> refusals = new ArrayList<>(usable.refusals());
        List<PlaceForecast> forecasts = new ArrayList<>();
        if (!usable.entries().isEmpty()) {
            new Round(usable, data, task).forecast(forecasts, refusals, progress);
        }
        return new ModelForecast(name(), forecasts, refusals);
    }

    /** One round's series and the regressions fitted to them so far. */
    private static final class Round {
        private final ForecastTask task;
        private final List<ScaledSeries> all;
        private final SignalFeatures signals;
        private final Map<Integer, Optional<PooledRegression>> regressions = new HashMap<>();

        Round(UsableSeries usable, TrainingData data, ForecastTask task) {
            this.task = task;
            LocalDate last = usable.entries().stream()
                    .map(entry -> entry.series().lastWeekEnd())
                    .max(LocalDate::compareTo)
                    .orElseThrow();
            RevisionModel revisions = RevisionModel.learn(data.target(), task.asOf(), last);
            boolean counts = task.profile().unit() == HubProfile.Unit.COUNT;
            this.all = usable.entries().stream()
                    .map(entry -> ScaledSeries.of(entry.place(), revisions.apply(entry.series()), counts))
                    .toList();
            this.signals = SignalFeatures.of(data, task.asOf(), last, data.places());
        }

        void forecast(List<PlaceForecast> forecasts, List<Refusal> refusals, Progress progress) {
            int done = 0;
            for (ScaledSeries series : all) {
                List<PlaceForecast> own = forecast(series);
                if (own.isEmpty()) {
                    String detail = "the places together have too few weeks for a regression";
                    refusals.add(new Refusal(series.place().code(), Refusal.Reason.TOO_SHORT, detail));
                }
                forecasts.addAll(own);
                progress.report(++done, all.size(), series.place().code());
            }
        }

        private List<PlaceForecast> forecast(ScaledSeries series) {
            List<PlaceForecast> forecasts = new ArrayList<>();
            LocalDate last = series.weekEnd(series.length() - 1);
            double largest = task.profile().largestValue(series.place().population());
            for (int horizon : task.profile().horizons()) {
                LocalDate end = task.profile().targetEndDate(task.referenceDate(), horizon);
                int steps = (int) Math.max(1, ChronoUnit.WEEKS.between(last, end));
                Optional<PooledRegression> regression =
                        regressions.computeIfAbsent(steps, ahead -> PooledRegression.of(all, signals, ahead, start()));
                if (regression.isEmpty()) {
                    return List.of();
                }
                double[] quantiles = quantiles(regression.get(), series);
                forecasts.add(new PlaceForecast(
                        series.place().code(), horizon, end, QuantileForecast.coherent(quantiles, largest)));
            }
            return forecasts;
        }

        private double[] quantiles(PooledRegression regression, ScaledSeries series) {
            double expected = regression.expected(series, signals);
            double spread = Math.hypot(regression.spread(series.place().code()), series.nowcastSpread());
            double[] quantiles = new double[QuantileLevels.COUNT];
            for (int i = 0; i < quantiles.length; i++) {
                quantiles[i] = series.scale().invert(expected + spread * NormalScores.at(i));
            }
            return quantiles;
        }

        private LocalDate start() {
            return task.profile() == HubProfile.FLUSIGHT ? FIRST_USUAL_SEASON : LocalDate.MIN;
        }
    }
}
