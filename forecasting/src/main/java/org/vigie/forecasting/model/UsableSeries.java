package org.vigie.forecasting.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Place;
import org.vigie.forecasting.Refusal;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.series.WeeklySeries;

/** The places of a round parted into those with enough recent data and those refused. */
public record UsableSeries(List<Entry> entries, List<Refusal> refusals) {
    private static final int LONGEST_SILENCE_WEEKS = 8;

    /** A place and its series as known on the day, from its first to its last observed week. */
    public record Entry(Place place, WeeklySeries series) {}

    public UsableSeries {
        entries = List.copyOf(entries);
        refusals = List.copyOf(refusals);
    }

    /** Looks at every place of {@code data} as known on the task's day; asks for {@code leastWeeks} observed ones. */
    public static UsableSeries of(TrainingData data, ForecastTask task, int leastWeeks) {
        Map<String, WeeklySeries> table = data.target().asOf(task.asOf());
        List<Entry> entries = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Place place : data.places()) {
            Optional<WeeklySeries> series =
                    Optional.ofNullable(table.get(place.code())).flatMap(UsableSeries::trimmed);
            if (series.isEmpty()) {
                String detail = "no value was published by " + task.asOf();
                refusals.add(new Refusal(place.code(), Refusal.Reason.ALL_MISSING, detail));
            } else {
                check(place, series.get(), task, leastWeeks)
                        .ifPresentOrElse(refusals::add, () -> entries.add(new Entry(place, series.get())));
            }
        }
        return new UsableSeries(entries, refusals);
    }

    private static Optional<Refusal> check(Place place, WeeklySeries series, ForecastTask task, int leastWeeks) {
        long observed = Arrays.stream(series.values()).filter(Double::isFinite).count();
        if (observed < leastWeeks) {
            String detail = observed + " observed weeks, at least " + leastWeeks + " are needed";
            return Optional.of(new Refusal(place.code(), Refusal.Reason.TOO_SHORT, detail));
        }
        LocalDate last = series.lastWeekEnd();
        if (ChronoUnit.WEEKS.between(last, task.referenceDate()) > LONGEST_SILENCE_WEEKS) {
            String detail = "the last observed week ended on " + last;
            return Optional.of(new Refusal(place.code(), Refusal.Reason.NO_RECENT_DATA, detail));
        }
        return Optional.empty();
    }

    /** The series without missing weeks at its ends; empty if none is observed. */
    private static Optional<WeeklySeries> trimmed(WeeklySeries series) {
        int first = 0;
        int end = series.length();
        while (first < end && Double.isNaN(series.value(first))) {
            first++;
        }
        while (end > first && Double.isNaN(series.value(end - 1))) {
            end--;
        }
        if (first == end) {
            return Optional.empty();
        }
        double[] values = Arrays.copyOfRange(series.values(), first, end);
        return Optional.of(WeeklySeries.of(series.place(), series.weekEnd(first), values));
    }
}
