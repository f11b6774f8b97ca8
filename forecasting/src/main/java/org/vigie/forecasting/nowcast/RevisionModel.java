package org.vigie.forecasting.nowcast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.forecasting.series.Revision;
import org.vigie.forecasting.series.Vintages;
import org.vigie.forecasting.series.WeeklySeries;

/**
 * How weeks of a given age were revised in the past months: a place's own experience, shrunk to that of all.
 *
 * <p>A past week is compared as it stood as many days after its end as the newest week has today, with what it was six
 * weeks later (or is today).
 */
public final class RevisionModel {
    /** Weeks, counted from the newest, that are corrected. */
    public static final int AGES = 4;

    private static final int MEMORY_WEEKS = 30;
    private static final int SETTLING_DAYS = 42;
    private static final int MIN_SETTLING_DAYS = 14;
    private static final double MAX_LOG_RATIO = 1.0;
    private static final double SMALLEST_SUM = 4;
    private static final double OWN_WEIGHT = 6;
    private static final double PRIOR_WEIGHT = 30;
    private static final double PRIOR_SPREAD = 0.03;
    private static final double LEAST_TO_JUDGE = 20;
    private static final double LARGEST_RATIO = 4;
    private static final double SPREAD_OF_DOUBT = 0.3;
    private static final double IMPOSSIBLE_RATIO = 20;
    private static final int YEAR = 52;

    private final LocalDate lastWeekEnd;
    private final double[] pooledMean = new double[AGES];
    private final double[] pooledVariance = new double[AGES];
    private final Map<String, double[][]> own = new HashMap<>();

    private RevisionModel(LocalDate lastWeekEnd) {
        this.lastWeekEnd = lastWeekEnd;
    }

    /** Learns from what {@code vintages} published up to {@code asOf}; {@code lastWeekEnd} is the newest week then. */
    public static RevisionModel learn(Vintages vintages, LocalDate asOf, LocalDate lastWeekEnd) {
        RevisionModel model = new RevisionModel(lastWeekEnd);
        Map<String, List<List<Double>>> ratios = new HashMap<>();
        for (String place : vintages.places()) {
            ratios.put(place, ratios(vintages.of(place), asOf, lastWeekEnd));
        }
        for (int age = 0; age < AGES; age++) {
            model.pool(age, ratios);
        }
        return model;
    }

    private void pool(int age, Map<String, List<List<Double>>> ratios) {
        double[] all = ratios.values().stream()
                .flatMap(byAge -> byAge.get(age).stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        double median = all.length == 0 ? 0 : all[all.length / 2];
        pooledMean[age] = median * all.length / (all.length + PRIOR_WEIGHT);
        double squares = Arrays.stream(all).map(r -> square(r - median)).sum();
        pooledVariance[age] = (squares + PRIOR_WEIGHT * square(PRIOR_SPREAD)) / (all.length + PRIOR_WEIGHT);
        ratios.forEach((place, byAge) -> {
            List<Double> mine = byAge.get(age);
            double sum = mine.stream().mapToDouble(Double::doubleValue).sum();
            double mean = (sum + OWN_WEIGHT * pooledMean[age]) / (mine.size() + OWN_WEIGHT);
            double spread = mine.stream().mapToDouble(r -> square(r - mean)).sum() + OWN_WEIGHT * pooledVariance[age];
            own.computeIfAbsent(place, p -> new double[2][AGES])[0][age] = mean;
            own.get(place)[1][age] = Math.sqrt(spread / (mine.size() + OWN_WEIGHT));
        });
    }

    private static List<List<Double>> ratios(List<Revision> revisions, LocalDate asOf, LocalDate lastWeekEnd) {
        List<List<Double>> byAge = new ArrayList<>();
        Map<LocalDate, List<Revision>> byWeek = new HashMap<>();
        LocalDate from = lastWeekEnd.minusWeeks(MEMORY_WEEKS);
        for (Revision revision : revisions) {
            if (!revision.targetEndDate().isBefore(from) && !revision.asOf().isAfter(asOf)) {
                byWeek.computeIfAbsent(revision.targetEndDate(), week -> new ArrayList<>())
                        .add(revision);
            }
        }
        for (int age = 0; age < AGES; age++) {
            List<Double> ratios = new ArrayList<>();
            long delay = ChronoUnit.DAYS.between(lastWeekEnd, asOf) + 7L * age;
            for (LocalDate week = from; week.isBefore(lastWeekEnd); week = week.plusWeeks(1)) {
                List<Revision> history = byWeek.get(week);
                if (history == null || ChronoUnit.DAYS.between(week, asOf) < delay + MIN_SETTLING_DAYS) {
                    continue;
                }
                double then = known(history, week.plusDays(delay));
                double later = known(history, week.plusDays(delay + SETTLING_DAYS));
                if (then + later >= SMALLEST_SUM) {
                    double ratio = Math.log((later + 1) / (then + 1));
                    ratios.add(Math.clamp(ratio, -MAX_LOG_RATIO, MAX_LOG_RATIO));
                }
            }
            byAge.add(ratios);
        }
        return byAge;
    }

    private static double known(List<Revision> history, LocalDate day) {
        double value = Double.NaN;
        for (Revision revision : history) {
            if (!revision.asOf().isAfter(day)) {
                value = revision.value();
            }
        }
        return value;
    }

    /** The newest weeks of {@code series} scaled to what they are expected to become. */
    public Nowcast apply(WeeklySeries series) {
        double[] values = series.values();
        double[] spread = new double[AGES];
        double[][] mine = own.get(series.place());
        int behind = (int) ChronoUnit.WEEKS.between(series.lastWeekEnd(), lastWeekEnd);
        for (int age = Math.max(0, behind); age < AGES && age - behind < values.length; age++) {
            int index = values.length - 1 - (age - behind);
            double mean = mine == null ? pooledMean[age] : mine[0][age];
            values[index] *= Math.exp(mean);
            spread[age - behind] = mine == null ? Math.sqrt(pooledVariance[age]) : mine[1][age];
        }
        tame(values, spread);
        return new Nowcast(WeeklySeries.of(series.place(), series.weekEnd(0), values), spread);
    }

    /**
     * A week of the past year that stands alone far above its neighbours and above all that the year saw is taken for
     * an error, and so is a newest week out of all proportion to the mean of the three before and to the last of them.
     */
    private static void tame(double[] values, double[] spread) {
        int last = values.length - 1;
        double high = LARGEST_RATIO * high(Arrays.copyOfRange(values, Math.max(0, last - YEAR), last + 1));
        for (int i = Math.max(1, last - YEAR); i < last; i++) {
            if (values[i] > Math.max(impossible(Math.max(values[i - 1], values[i + 1])), high)) {
                values[i] = (values[i - 1] + values[i + 1]) / 2;
            }
        }
        double[] before = Arrays.stream(values, Math.max(0, last - 3), last)
                .filter(Double::isFinite)
                .toArray();
        double usual = Arrays.stream(before).average().orElse(0);
        double previous = before.length == 0 ? Double.NaN : before[before.length - 1];
        double highest = Math.max(usual, previous);
        boolean far = usual < LEAST_TO_JUDGE
                ? values[last] > Math.max(impossible(highest), high)
                : values[last] > LARGEST_RATIO * highest || values[last] < Math.min(usual, previous) / LARGEST_RATIO;
        if (far) {
            values[last] = usual;
            spread[0] = Math.hypot(spread[0], SPREAD_OF_DOUBT);
        }
    }

    /** A value no wave can rise to beside {@code neighbour}; NaN, which nothing is above, if that is not known. */
    private static double impossible(double neighbour) {
        return IMPOSSIBLE_RATIO * Math.max(neighbour, LEAST_TO_JUDGE);
    }

    /** What all but a twentieth of {@code year} stays within. */
    private static double high(double[] year) {
        double[] sorted = Arrays.stream(year).filter(Double::isFinite).sorted().toArray();
        return sorted[(int) (0.95 * (sorted.length - 1))];
    }

    private static double square(double x) {
        return x * x;
    }
}
