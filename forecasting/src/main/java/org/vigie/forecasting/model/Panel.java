package org.vigie.forecasting.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vigie.forecasting.Signal;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.nowcast.Nowcast;
import org.vigie.forecasting.nowcast.RevisionModel;
import org.vigie.forecasting.series.WeeklySeries;
import org.vigie.forecasting.transform.RootScale;

/** All series a model learns from, as known on one day: the target's and the signals', each on its own scale. */
public record Panel(List<PanelSeries> series) {
    private static final int SHORTEST = 8;
    private static final LocalDate PANDEMIC_FROM = LocalDate.of(2020, 3, 1);
    private static final LocalDate PANDEMIC_TO = LocalDate.of(2022, 7, 1);

    public static Panel of(TrainingData data, LocalDate asOf, HubProfile.Unit unit, List<UsableSeries.Entry> targets) {
        List<PanelSeries> all = new ArrayList<>();
        LocalDate last = targets.stream()
                .map(entry -> entry.series().lastWeekEnd())
                .max(LocalDate::compareTo)
                .orElse(asOf);
        RevisionModel revisions = RevisionModel.learn(data.target(), asOf, last);
        for (UsableSeries.Entry target : targets) {
            double population = target.place().population();
            add(all, 0, revisions.apply(target.series()), population, unit == HubProfile.Unit.COUNT);
        }
        Map<String, Double> populations = new HashMap<>();
        data.places().forEach(place -> populations.put(place.code(), place.population()));
        int kind = 1;
        for (Signal signal : data.signals()) {
            for (WeeklySeries one : signal.vintages().asOf(asOf).values()) {
                Nowcast asItIs = new Nowcast(one, new double[RevisionModel.AGES]);
                add(all, kind, asItIs, populations.getOrDefault(one.place(), Double.NaN), false);
            }
            kind++;
        }
        return new Panel(all);
    }

    /** The series to forecast. */
    public List<PanelSeries> targets() {
        return series.stream().filter(one -> one.kind() == 0).toList();
    }

    private static void add(List<PanelSeries> all, int kind, Nowcast nowcast, double population, boolean counts) {
        WeeklySeries series = nowcast.series();
        double[] values = series.values();
        int first = 0;
        while (first < values.length && Double.isNaN(values[first])) {
            first++;
        }
        int end = values.length;
        while (end > first && Double.isNaN(values[end - 1])) {
            end--;
        }
        if (end - first < SHORTEST) {
            return;
        }
        double[] known = Arrays.copyOfRange(values, first, end);
        Gaps.bridge(known);
        values = known;
        double perUnit = counts && population > 0 ? population / 1e5 : high(values) / 5;
        LocalDate firstWeek = series.weekEnd(first);
        double[] typical = IntStream.range(0, values.length)
                .filter(i -> typical(firstWeek.plusWeeks(i)))
                .mapToDouble(i -> known[i])
                .toArray();
        RootScale scale = RootScale.fit(perUnit, typical.length < SHORTEST ? values : typical, 0.4);
        double[] scaled = Arrays.stream(values).map(scale::apply).toArray();
        double lastValue = values[values.length - 1];
        double spread = scale.apply(lastValue * Math.exp(nowcast.logSpread()[0])) - scale.apply(lastValue);
        all.add(new PanelSeries(kind, series.place(), population, series.weekEnd(first), scaled, scale, spread));
    }

    /** False for the weeks in which distancing kept respiratory viruses other than SARS-CoV-2 away. */
    public static boolean typical(LocalDate week) {
        return week.isBefore(PANDEMIC_FROM) || !week.isBefore(PANDEMIC_TO);
    }

    private static double high(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        double high = sorted[(int) (0.95 * (sorted.length - 1))];
        return high > 0 ? high : 1;
    }

    /** Weeks from {@code from} to {@code to}. */
    public static int weeks(LocalDate from, LocalDate to) {
        return (int) ChronoUnit.WEEKS.between(from, to);
    }

    /** The year in which the season of {@code week} began: seasons begin in July. */
    public static int season(LocalDate week) {
        return week.getMonthValue() >= 7 ? week.getYear() : week.getYear() - 1;
    }
}
