package org.vigie.prediction.surveillance.store;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.series.Revision;

/**
 * Copies the rows of series of which nothing is known yet straight into the vintages, as long as the rows of each place come by
 * week and by day of publication. Then each row is compared with the one before it, and nothing has to be sorted.
 */
final class OrderedRows {
    private final SeriesIds series;
    private final TotalSteps totals;
    private final CopiedRows rows;
    private final long importId;
    private final Map<String, Place> places = new HashMap<>();
    private final Set<LocalDate> weeks = new HashSet<>();
    private final Set<LocalDate> days = new HashSet<>();
    private long changes;

    OrderedRows(SeriesIds series, TotalSteps totals, CopiedRows rows, long importId) {
        this.series = series;
        this.totals = totals;
        this.rows = rows;
        this.importId = importId;
    }

    /** Where a place has got to. */
    private static final class Place {
        private final int series;
        private @Nullable Revision last;
        private @Nullable LocalDate newest;
        private @Nullable LocalDate firstOfNewest;

        Place(int series) {
            this.series = series;
        }
    }

    /** Takes a row; false where it comes out of order, or where no number is left for its series. */
    boolean take(Revision row) {
        Place place = places.get(row.place());
        if (place == null) {
            Integer id = series.of(row.place());
            if (id == null) {
                return false;
            }
            place = new Place(id);
            places.put(row.place(), place);
        }
        Revision last = place.last;
        Revision before = null;
        if (last != null) {
            int order = row.targetEndDate().compareTo(last.targetEndDate());
            if (order < 0 || (order == 0 && !row.asOf().isAfter(last.asOf()))) {
                return false;
            }
            before = order == 0 ? last : null;
        }
        place.last = row;
        if (before == null || Double.compare(before.value(), row.value()) != 0) {
            append(place, row);
            totals.add(before, row);
        }
        return true;
    }

    private void append(Place place, Revision row) {
        LocalDate asOf = row.asOf();
        if (place.newest == null || asOf.isAfter(place.newest)) {
            place.newest = asOf;
            place.firstOfNewest = row.targetEndDate();
        }
        weeks.add(row.targetEndDate());
        days.add(asOf);
        rows.number(place.series)
                .day(row.targetEndDate())
                .day(asOf)
                .number(importId)
                .value(row.value());
        if (Double.isNaN(row.value())) {
            rows.text("not-reported");
        } else {
            rows.none();
        }
        rows.end();
        changes++;
    }

    long changes() {
        return changes;
    }

    /** The weeks of which a row was copied. */
    Set<LocalDate> weeks() {
        return weeks;
    }

    /** The days from which on a copied row is known. */
    Set<LocalDate> days() {
        return days;
    }

    /** By place the first week of which a row was copied that is known from {@code day} on; no row is from a later day. */
    Map<String, LocalDate> firstWeeks(@Nullable LocalDate day) {
        Map<String, LocalDate> first = new HashMap<>();
        places.forEach((code, place) -> {
            if (place.firstOfNewest != null && place.newest != null && place.newest.equals(day)) {
                first.put(code, place.firstOfNewest);
            }
        });
        return first;
    }
}
