package org.vigie.forecasting.series;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every published value of one target in all its places, with the day each became known. */
public final class Vintages {
    private final NavigableMap<String, List<Revision>> revisions;
    private final Object origin;
    private final LocalDate limit;

    private Vintages(NavigableMap<String, List<Revision>> revisions, Object origin, LocalDate limit) {
        this.revisions = revisions;
        this.origin = origin;
        this.limit = limit;
    }

    /** The vintages made of {@code revisions}, in any order; of two for the same place, week and day the later one counts. */
    public static Vintages of(Collection<Revision> revisions) {
        NavigableMap<String, List<Revision>> byPlace = new TreeMap<>();
        for (Revision revision : revisions) {
            byPlace.computeIfAbsent(revision.place(), place -> new ArrayList<>())
                    .add(revision);
        }
        byPlace.values()
                .forEach(
                        list -> list.sort(Comparator.comparing(Revision::asOf).thenComparing(Revision::targetEndDate)));
        return new Vintages(byPlace, new Object(), LocalDate.MAX);
    }

    /**
     * Only what was public on {@code day}: revisions with a later {@code asOf} are gone. A view; those of the same day on
     * the same vintages are equal, however they were come by.
     */
    public Vintages knownOn(LocalDate day) {
        if (!day.isBefore(limit)) {
            return this;
        }
        NavigableMap<String, List<Revision>> known = new TreeMap<>();
        revisions.forEach((place, list) -> {
            int kept = countUntil(list, day);
            if (kept > 0) {
                known.put(place, list.subList(0, kept));
            }
        });
        return new Vintages(known, origin, day);
    }

    private static int countUntil(List<Revision> ordered, LocalDate day) {
        int low = 0;
        int high = ordered.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ordered.get(middle).asOf().isAfter(day)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The table as it stood on {@code day}: per place the weeks from its first to its last published one. */
    public Map<String, WeeklySeries> asOf(LocalDate day) {
        Map<String, WeeklySeries> table = new TreeMap<>();
        revisions.forEach((place, list) -> {
            TreeMap<LocalDate, Double> weeks = new TreeMap<>();
            for (Revision revision : list) {
                if (!revision.asOf().isAfter(day)) {
                    weeks.put(revision.targetEndDate(), revision.value());
                }
            }
            if (!weeks.isEmpty()) {
                table.put(place, series(place, weeks));
            }
        });
        return table;
    }

    private static WeeklySeries series(String place, NavigableMap<LocalDate, Double> weeks) {
        LocalDate first = weeks.firstKey();
        double[] values = new double[(int) (ChronoUnit.DAYS.between(first, weeks.lastKey()) / 7) + 1];
        Arrays.fill(values, Double.NaN);
        weeks.forEach((end, value) -> values[(int) (ChronoUnit.DAYS.between(first, end) / 7)] = value);
        return WeeklySeries.of(place, first, values);
    }

    /** The places with at least one value, in the order of their codes. */
    public List<String> places() {
        return List.copyOf(revisions.keySet());
    }

    /** The days on which something was published. */
    public NavigableSet<LocalDate> asOfDates() {
        TreeSet<LocalDate> days = new TreeSet<>();
        revisions.values().forEach(list -> list.forEach(revision -> days.add(revision.asOf())));
        return days;
    }

    /** The revisions of one place, by day of publication, then by week; empty for an unknown place. */
    public List<Revision> of(String place) {
        return Collections.unmodifiableList(revisions.getOrDefault(place, List.of()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vintages that && origin.equals(that.origin) && limit.equals(that.limit);
    }

    @Override
    public int hashCode() {
        return 31 * origin.hashCode() + limit.hashCode();
    }
}
