package org.vigie.forecasting.model.renewal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.distribution.QuantileForecast;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.model.Gaps;
import org.vigie.forecasting.model.UsableSeries;
import org.vigie.forecasting.nowcast.Nowcast;
import org.vigie.forecasting.nowcast.RevisionModel;

/**
 * Renewal model: R of the coming weeks follows from R of the newest ones, from how much of a usual season has passed
 * and from the time of year, with coefficients shared by all places; paths are drawn from it.
 */
public final class RenewalForecaster implements Forecaster {
    private static final int LEAST_WEEKS = 2;
    private static final int PATHS = 400;
    private static final double[] TOWARDS = {0.08, 0.18, 0.09, 0.05, -0.16, 0.034, -0.048, 0.04, -0.026};
    private static final double[] TOWARDS_COVID = {0.045, 0.114, -0.135, 0.115, -0.209, 0, -0.04, 0.045, -0.065};
    private static final double[] PENALTY = {5000, 2500, 2500, 2500, 5000, 10_000, 10_000, 10_000, 10_000};
    private static final double[] OWN_PENALTY = {200, 50, 50, 50, 200, 1000, 1000, 1000, 1000};
    private static final double OWN_WEIGHT = 20;
    private static final double USUAL_VARIANCE = 0.03;
    private static final double LARGEST_STEP = 1.2;

    @Override
    public String name() {
        return "renewal";
    }

    @Override
    public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
        UsableSeries usable = UsableSeries.of(data, task, LEAST_WEEKS);
        List<RenewalSeries> all = series(data, task, usable);
        progress.report(0, all.size() + 1, name());
        RidgeRegression regression =
                new RidgeRegression(task.profile().disease().equals("covid-19") ? TOWARDS_COVID : TOWARDS, PENALTY);
        for (RenewalSeries series : all) {
            for (int t = RenewalSeries.HISTORY + RenewalSeries.INTERVAL_WEEKS; t + 1 < series.cases().length; t++) {
                regression.add(series.terms(series.cases(), t), step(series, t + 1), series.weight(t + 1));
            }
        }
        double[] pooledCoefficients = regression.solve();
        List<double[]> coefficients = new ArrayList<>();
        for (RenewalSeries series : all) {
            RidgeRegression own = new RidgeRegression(pooledCoefficients, OWN_PENALTY);
            for (int t = RenewalSeries.HISTORY + RenewalSeries.INTERVAL_WEEKS; t + 1 < series.cases().length; t++) {
                own.add(series.terms(series.cases(), t), step(series, t + 1), series.weight(t + 1));
            }
            coefficients.add(own.solve());
        }
        double[][] errors = errors(all, coefficients);
        double pooled = USUAL_VARIANCE * 20;
        double weights = 20;
        for (double[] error : errors) {
            pooled += error[0];
            weights += error[1];
        }
        double shared = pooled / weights;
        List<PlaceForecast> forecasts = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            double variance = (errors[i][0] + OWN_WEIGHT * shared) / (errors[i][1] + OWN_WEIGHT);
            forecasts.addAll(forecast(all.get(i), coefficients.get(i), Math.sqrt(variance), task));
            progress.report(i + 1, all.size() + 1, name());
        }
        return new ModelForecast(name(), forecasts, usable.refusals());
    }

    private static List<RenewalSeries> series(TrainingData data, ForecastTask task, UsableSeries usable) {
        LocalDate last = usable.entries().stream()
                .map(entry -> entry.series().lastWeekEnd())
                .max(LocalDate::compareTo)
                .orElse(task.asOf());
        RevisionModel revisions = RevisionModel.learn(data.target(), task.asOf(), last);
        List<RenewalSeries> all = new ArrayList<>();
        for (UsableSeries.Entry entry : usable.entries()) {
            Nowcast nowcast = revisions.apply(entry.series());
            double perUnit = task.profile().unit() == HubProfile.Unit.COUNT ? 1 : 0.1;
            double[] cases = Arrays.stream(nowcast.series().values())
                    .map(v -> Math.max(v, 0) / perUnit)
                    .toArray();
            Gaps.bridge(cases);
            all.add(RenewalSeries.of(entry.place(), entry.series().weekEnd(0), cases, nowcast.logSpread()[0]));
        }
        return all;
    }

    private static double step(RenewalSeries series, int t) {
        return Math.clamp(series.logR(series.cases(), t), -LARGEST_STEP, LARGEST_STEP);
    }

    /** Per series the weighted sum of squared errors beyond counting noise, and the sum of weights. */
    private static double[][] errors(List<RenewalSeries> all, List<double[]> coefficients) {
        double[][] errors = new double[all.size()][2];
        for (int i = 0; i < all.size(); i++) {
            RenewalSeries series = all.get(i);
            for (int t = RenewalSeries.HISTORY + RenewalSeries.INTERVAL_WEEKS; t + 1 < series.cases().length; t++) {
                double error = step(series, t + 1) - dot(coefficients.get(i), series.terms(series.cases(), t));
                double weight = series.weight(t + 1);
                double counting = 1 / (1 + series.cases()[t + 1]);
                errors[i][0] += weight * Math.max(error * error - counting, 0);
                errors[i][1] += weight;
            }
        }
        return errors;
    }

    private static List<PlaceForecast> forecast(
            RenewalSeries series, double[] coefficients, double spread, ForecastTask task) {
        int length = series.cases().length;
        LocalDate last = series.firstWeekEnd().plusWeeks(length - 1L);
        List<Integer> horizons = task.profile().horizons();
        int furthest = Math.max(ahead(last, task, horizons.getLast()), 0);
        double[][] drawn = new double[furthest + 1][PATHS];
        SplittableRandom random = new SplittableRandom(
                task.seed() * 1_000_003 + series.place().code().hashCode());
        for (int p = 0; p < PATHS; p += 2) {
            SplittableRandom twin = random.split();
            SplittableRandom same = new SplittableRandom(twin.nextLong());
            long seed = same.nextLong();
            for (int sign = 0; sign < 2; sign++) {
                double[] path = Arrays.copyOf(series.cases(), length + furthest);
                walk(path, length, series, coefficients, spread, new SplittableRandom(seed), sign == 0 ? 1 : -1);
                for (int k = 0; k <= furthest; k++) {
                    drawn[k][p + sign] = path[length - 1 + k];
                }
            }
        }
        double largest = task.profile().largestValue(series.place().population());
        double perUnit = task.profile().unit() == HubProfile.Unit.COUNT ? 1 : 0.1;
        List<PlaceForecast> forecasts = new ArrayList<>();
        for (int horizon : horizons) {
            LocalDate end = task.profile().targetEndDate(task.referenceDate(), horizon);
            // a week already published is as uncertain as the newest may still be revised
            double[] values = QuantileForecast.ofSamples(drawn[Math.max(ahead(last, task, horizon), 0)]);
            for (int q = 0; q < values.length; q++) {
                values[q] *= perUnit;
            }
            QuantileForecast quantiles = QuantileForecast.coherent(values, largest);
            forecasts.add(new PlaceForecast(series.place().code(), horizon, end, quantiles));
        }
        return forecasts;
    }

    private static int ahead(LocalDate last, ForecastTask task, int horizon) {
        return (int) ChronoUnit.WEEKS.between(last, task.profile().targetEndDate(task.referenceDate(), horizon));
    }

    /** Draws the weeks from {@code from} on; {@code sign} -1 gives the mirror image of the same noise. */
    private static void walk(
            double[] path,
            int from,
            RenewalSeries series,
            double[] coefficients,
            double spread,
            SplittableRandom random,
            int sign) {
        path[from - 1] *= Math.exp(sign * series.lastSpread() * random.nextGaussian());
        double lasting = 0;
        for (int t = from; t < path.length; t++) {
            // part of a week's surprise stays: places differ from the shared coefficients
            double noise = sign * spread * random.nextGaussian();
            lasting = 0.3 * lasting + noise;
            double logR = dot(coefficients, series.terms(path, t - 1)) + lasting;
            double mean =
                    Math.exp(Math.clamp(logR, -LARGEST_STEP, LARGEST_STEP)) * (0.2 + RenewalSeries.pressure(path, t));
            double counting = sign * Math.sqrt(mean) * random.nextGaussian();
            path[t] = Math.max(mean + counting, 0);
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
