package org.vigie.prediction.surveillance.protection;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One week of one indicator with everything that was ever said about it. */
public final class WeekTable {
    private final NavigableMap<Cell, NavigableMap<LocalDate, Double>> revisions = new TreeMap<>();
    private final Set<Cell> small = new TreeSet<>();
    private final double threshold;

    /** @param threshold the smallest count above zero that may be shown */
    public WeekTable(double threshold) {
        this.threshold = threshold;
    }

    /**
     * Adds what became known on a day; null where the value was missing.
     *
     * @param rule whether this value is held to the rule: it counts people, and is not public already
     */
    public void add(Cell cell, LocalDate knownFrom, @Nullable Double value, boolean rule) {
        revisions.computeIfAbsent(cell, each -> new TreeMap<>()).put(knownFrom, value == null ? Double.NaN : value);
        if (rule && value != null && value > 0 && value < threshold) {
            small.add(cell);
        }
    }

    double threshold() {
        return threshold;
    }

    /** The cells that were small on any day. */
    public NavigableSet<Cell> small() {
        return new TreeSet<>(small);
    }

    /** The days on which any of the cells changed. */
    NavigableSet<LocalDate> days(Sum sum) {
        NavigableSet<LocalDate> days = new TreeSet<>(days(sum.whole()));
        sum.parts().forEach(part -> days.addAll(days(part)));
        return days;
    }

    private Set<LocalDate> days(Cell cell) {
        NavigableMap<LocalDate, Double> known = revisions.get(cell);
        return known == null ? Set.of() : known.keySet();
    }

    /** The value as known on a day; null where there was none. */
    @Nullable Double value(Cell cell, LocalDate day) {
        NavigableMap<LocalDate, Double> known = revisions.get(cell);
        Map.Entry<LocalDate, Double> last = known == null ? null : known.floorEntry(day);
        return last == null || last.getValue().isNaN() ? null : last.getValue();
    }

    /** Those of the sums that this week has a whole and a part for. */
    List<Sum> present(List<Sum> sums) {
        return sums.stream()
                .filter(sum -> revisions.containsKey(sum.whole())
                        && sum.parts().stream().anyMatch(revisions::containsKey))
                .map(sum -> new Sum(
                        sum.whole(),
                        sum.parts().stream().filter(revisions::containsKey).toList()))
                .toList();
    }

    /** The values of these cells as known on a day, without those that had none. */
    Map<Cell, Double> values(List<Cell> cells, LocalDate day) {
        Map<Cell, Double> values = new HashMap<>();
        for (Cell cell : cells) {
            Double value = value(cell, day);
            if (value != null) {
                values.put(cell, value);
            }
        }
        return values;
    }
}
