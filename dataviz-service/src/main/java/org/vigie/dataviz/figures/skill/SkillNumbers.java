package org.vigie.dataviz.figures.skill;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.dataviz.predictions.Predictions.Score;

/**
 * The numbers that the figures of scores draw.
 *
 * @param overTime each model's WIS over that of the baseline, by reference date, on the forecasts that both made
 * @param coverage how often central intervals held the observed value
 * @param pit how often the observed value fell into each tenth of the forecast
 */
record SkillNumbers(List<OverTime> overTime, List<Coverage> coverage, List<Pit> pit) {
    private static final String BASELINE = "baseline";
    private static final int BINS = 10;
    private static final double[] LOWER_LEVELS = {0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0.05, 0.025, 0.01};
    private static final double TINY = 1e-9;

    record OverTime(String model, LocalDate referenceDate, double relativeWis, int forecasts) {}

    record Coverage(String model, double nominal, double held, int forecasts) {}

    /** Shares from the lowest tenth to the highest. */
    record Pit(String model, List<Double> shares, int forecasts) {
        Pit {
            shares = List.copyOf(shares);
        }
    }

    private record Unit(LocalDate referenceDate, String place, int horizon) {}

    SkillNumbers {
        overTime = List.copyOf(overTime);
        coverage = List.copyOf(coverage);
        pit = List.copyOf(pit);
    }

    static SkillNumbers of(List<Score> scores) {
        Map<String, List<Score>> models = new TreeMap<>(Comparator.comparing(SkillNumbers::rank));
        scores.forEach(score -> models.computeIfAbsent(score.model(), model -> new ArrayList<>())
                .add(score));
        Map<Unit, Double> baseline = new HashMap<>();
        models.getOrDefault(BASELINE, List.of()).forEach(score -> baseline.put(unit(score), score.wis()));
        List<OverTime> overTime = new ArrayList<>();
        List<Coverage> coverage = new ArrayList<>();
        List<Pit> pit = new ArrayList<>();
        models.forEach((model, own) -> {
            overTime.addAll(overTime(model, own, baseline));
            coverage.addAll(coverage(model, own));
            pit.add(pit(model, own));
        });
        return new SkillNumbers(overTime, coverage, pit);
    }

    /** The ensemble first, the baseline last, the rest by name between them. */
    private static String rank(String model) {
        return switch (model) {
            case "ensemble" -> "0";
            case BASELINE -> "2";
            default -> "1" + model;
        };
    }

    private static Unit unit(Score score) {
        return new Unit(score.referenceDate(), score.place(), score.horizon());
    }

    private static List<OverTime> overTime(String model, List<Score> own, Map<Unit, Double> baseline) {
        Map<LocalDate, double[]> sums = new TreeMap<>();
        for (Score score : own) {
            Double reference = baseline.get(unit(score));
            if (reference != null) {
                double[] sum = sums.computeIfAbsent(score.referenceDate(), date -> new double[3]);
                sum[0] += score.wis();
                sum[1] += reference;
                sum[2]++;
            }
        }
        List<OverTime> line = new ArrayList<>();
        sums.forEach((date, sum) -> {
            if (sum[1] > 0) {
                line.add(new OverTime(model, date, sum[0] / sum[1], (int) sum[2]));
            }
        });
        return line;
    }

    private static List<Coverage> coverage(String model, List<Score> own) {
        List<Coverage> points = new ArrayList<>();
        for (double low : LOWER_LEVELS) {
            long held = own.stream()
                    .filter(score -> low < score.pitTo() - TINY && 1 - low > score.pitFrom() + TINY)
                    .count();
            points.add(new Coverage(model, 1 - 2 * low, (double) held / own.size(), own.size()));
        }
        return points;
    }

    /** A value between two quantiles is shared among the tenths they span. */
    private static Pit pit(String model, List<Score> own) {
        double[] counts = new double[BINS];
        for (Score score : own) {
            for (int bin = 0; bin < BINS; bin++) {
                double low = (double) bin / BINS;
                double overlap = Math.min(score.pitTo(), low + 1.0 / BINS) - Math.max(score.pitFrom(), low);
                counts[bin] += Math.max(overlap, 0) / (score.pitTo() - score.pitFrom());
            }
        }
        List<Double> shares = new ArrayList<>();
        for (double count : counts) {
            shares.add(count / own.size());
        }
        return new Pit(model, shares, own.size());
    }
}
