package org.vigie.forecasting.model.baseline;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.distribution.QuantileForecast;
import org.vigie.forecasting.model.UsableSeries;
import org.vigie.forecasting.series.WeeklySeries;

/**
 * The hubs' baseline: a flat line at the last value, as uncertain as weeks used to differ.
 *
 * <p>One step ahead it is the last value plus the quantiles of past one-week differences and their negatives; each
 * further step adds an independent draw of the same, and the median is put back on the line. Values below zero count
 * as zero at every step. See {@code cdc_baseline_forecaster} of the R package epipredict.
 */
public final class BaselineForecaster implements Forecaster {
    private static final int LEAST_WEEKS = 2;
    private static final int SAMPLES = 20_001;
    private static final double LEAST_CHANGE = 0.1;
    private static final int UNCHANGED_WEEKS = 9;

    @Override
    public String name() {
        return "baseline";
    }

    @Override
    public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
        UsableSeries usable = UsableSeries.of(data, task, LEAST_WEEKS);
        ReferenceWeeks weeks = ReferenceWeeks.of(task);
        List<PlaceForecast> forecasts = new ArrayList<>();
        int done = 0;
        for (UsableSeries.Entry entry : usable.entries()) {
            forecasts.addAll(forecast(entry, task, weeks));
            progress.report(++done, usable.entries().size(), entry.place().code());
        }
        return new ModelForecast(name(), forecasts, usable.refusals());
    }

    private static List<PlaceForecast> forecast(UsableSeries.Entry entry, ForecastTask task, ReferenceWeeks weeks) {
        WeeklySeries series = entry.series();
        double last = series.value(series.length() - 1);
        double largest = task.profile().largestValue(entry.place().population());
        double[] steps = stepSamples(differences(series, weeks));
        SplittableRandom random = task.random("baseline " + entry.place().code());
        List<Integer> horizons = task.profile().horizons();
        List<PlaceForecast> forecasts = new ArrayList<>();
        double[] path = new double[SAMPLES];
        Arrays.fill(path, last);
        int taken = 0;
        for (int horizon : horizons) {
            LocalDate end = task.profile().targetEndDate(task.referenceDate(), horizon);
            int ahead = (int) Math.max(1, ChronoUnit.WEEKS.between(series.lastWeekEnd(), end));
            for (; taken < ahead; taken++) {
                advance(path, steps, last);
                shuffle(steps, random);
            }
            forecasts.add(new PlaceForecast(
                    entry.place().code(),
                    horizon,
                    end,
                    QuantileForecast.coherent(QuantileForecast.ofSamples(path.clone()), largest)));
        }
        return forecasts;
    }

    /** Differences of neighbouring weeks, both signs; where nothing ever changed, one small change in ten. */
    private static double[] differences(WeeklySeries series, ReferenceWeeks weeks) {
        List<Double> found = new ArrayList<>();
        boolean changed = false;
        for (int i = 1; i < series.length(); i++) {
            double difference = series.value(i) - series.value(i - 1);
            if (Double.isFinite(difference) && weeks.counts(series.weekEnd(i))) {
                found.add(difference);
                changed |= difference != 0;
            }
        }
        if (!changed) {
            double last = series.value(series.length() - 1);
            found = new ArrayList<>(Collections.nCopies(UNCHANGED_WEEKS, 0.0));
            found.add(Math.max(1, LEAST_CHANGE * last));
        }
        double[] both = new double[2 * found.size()];
        for (int i = 0; i < found.size(); i++) {
            both[i] = found.get(i);
            both[found.size() + i] = -found.get(i);
        }
        Arrays.sort(both);
        return both;
    }

    private static double[] stepSamples(double[] differences) {
        double[] samples = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            samples[i] = QuantileForecast.sampleQuantile(differences, i / (SAMPLES - 1.0));
        }
        return samples;
    }

    /** Adds a step to every path, puts the median back on the line and negative values to zero. */
    private static void advance(double[] path, double[] steps, double line) {
        for (int i = 0; i < path.length; i++) {
            path[i] += steps[i];
        }
        double[] sorted = path.clone();
        Arrays.sort(sorted);
        double shift = line - sorted[sorted.length / 2];
        for (int i = 0; i < path.length; i++) {
            path[i] = Math.max(path[i] + shift, 0);
        }
    }

    private static void shuffle(double[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double swapped = values[i];
            values[i] = values[other];
            values[other] = swapped;
        }
    }
}
