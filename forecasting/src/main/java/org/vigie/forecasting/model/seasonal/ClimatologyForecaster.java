package org.vigie.forecasting.model.seasonal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * What the time of year alone says: values of the same weeks in other years.
 *
 * <p>Each past week within four weeks of the target's place in the year counts by its nearness; weeks of the last half
 * year do not count, being this season's, and neither do those
 * of the pandemic. Other places lend their values, scaled to the place's own usual level, at a
 * small weight. With less than a year of data every week counts alike.
 */
public final class ClimatologyForecaster implements Forecaster {
    private static final int LEAST_WEEKS = 8;
    private static final int WINDOW_WEEKS = 4;
    private static final int SEASON_WEEKS = 26;
    private static final double LENT_WEIGHT = 0.02;
    private static final double DAYS_OF_YEAR = 365.25;

    @Override
    public String name() {
        return "climatology";
    }

    @Override
    public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
        UsableSeries usable = UsableSeries.of(data, task, LEAST_WEEKS);
        Map<String, Double> levels = new HashMap<>();
        usable.entries().forEach(entry -> levels.put(entry.place().code(), level(entry.series())));
        List<PlaceForecast> forecasts = new ArrayList<>();
        int done = 0;
        for (UsableSeries.Entry entry : usable.entries()) {
            double largest = task.profile().largestValue(entry.place().population());
            for (int horizon : task.profile().horizons()) {
                LocalDate end = task.profile().targetEndDate(task.referenceDate(), horizon);
                WeightedValues values = values(entry, usable.entries(), levels, end);
                forecasts.add(new PlaceForecast(
                        entry.place().code(), horizon, end, QuantileForecast.coherent(values.quantiles(), largest)));
            }
            progress.report(++done, usable.entries().size(), entry.place().code());
        }
        return new ModelForecast(name(), forecasts, usable.refusals());
    }

    private static WeightedValues values(
            UsableSeries.Entry own, List<UsableSeries.Entry> all, Map<String, Double> levels, LocalDate end) {
        WeightedValues values = new WeightedValues();
        double level = levels.getOrDefault(own.place().code(), 1.0);
        for (UsableSeries.Entry entry : all) {
            boolean lent = !entry.place().equals(own.place());
            double scale = lent ? level / levels.getOrDefault(entry.place().code(), 1.0) : 1;
            addSeason(values, entry.series(), end, scale, lent ? LENT_WEIGHT : 1);
        }
        if (values.isEmpty()) {
            WeeklySeries series = own.series();
            for (int i = 0; i < series.length(); i++) {
                values.add(series.value(i), 1);
            }
        }
        values.add(1 + 2 * level, LENT_WEIGHT); // a season may be larger than any seen
        return values;
    }

    private static void addSeason(
            WeightedValues values, WeeklySeries series, LocalDate end, double scale, double weight) {
        for (int i = 0; i < series.length(); i++) {
            LocalDate week = series.weekEnd(i);
            long days = ChronoUnit.DAYS.between(week, end);
            double years = Math.rint(days / DAYS_OF_YEAR);
            double apart = Math.abs(days - years * DAYS_OF_YEAR) / 7;
            if (days > 7 * SEASON_WEEKS && apart < WINDOW_WEEKS && !isPandemic(week)) {
                values.add(series.value(i) * scale, weight * (1 - apart / WINDOW_WEEKS));
            }
        }
    }

    /** Whether contacts were so restricted that other infections hardly spread. */
    private static boolean isPandemic(LocalDate week) {
        return week.isAfter(LocalDate.of(2020, 3, 15)) && week.isBefore(LocalDate.of(2022, 7, 1));
    }

    /** The usual level of a series: its mean, at least a little above zero. */
    private static double level(WeeklySeries series) {
        double sum = 0;
        int count = 0;
        for (double value : series.values()) {
            if (Double.isFinite(value)) {
                sum += value;
                count++;
            }
        }
        return Math.max(sum / Math.max(count, 1), 0.1);
    }
}
