package org.vigie.dataviz.figures.fanchart;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.dataviz.predictions.Predictions.Revision;

/** What the past vintages of a place say about how much its newest weeks will still change. */
class RevisionHistory {
    private static final int SETTLED_WEEKS = 8;
    private static final int FEWEST_WEEKS = 8;
    private static final int MOST_LAG_WEEKS = 4;
    private static final double NOTABLE = 0.02;

    private final LocalDate asOf;
    private final NavigableMap<LocalDate, List<Revision>> weeks = new TreeMap<>();

    RevisionHistory(LocalDate asOf, List<Revision> revisions) {
        this.asOf = asOf;
        for (Revision revision : revisions) {
            weeks.computeIfAbsent(revision.targetEndDate(), end -> new ArrayList<>())
                    .add(revision);
        }
    }

    /** The weeks and what they stood at on the day. */
    NavigableMap<LocalDate, Revision> latest() {
        NavigableMap<LocalDate, Revision> latest = new TreeMap<>();
        weeks.forEach((end, revisions) -> latest.put(end, revisions.getLast()));
        return latest;
    }

    /**
     * Whether weeks as old as this one used to change by more than two per cent in the median afterwards. Where there
     * is too little past to tell, the newest week counts as incomplete.
     */
    boolean isIncomplete(LocalDate weekEnd) {
        long lag = ChronoUnit.DAYS.between(weekEnd, asOf) / 7;
        if (lag >= MOST_LAG_WEEKS) {
            return false;
        }
        List<Double> changes = new ArrayList<>();
        LocalDate settled = asOf.minusWeeks(SETTLED_WEEKS);
        for (Map.Entry<LocalDate, List<Revision>> week :
                weeks.headMap(settled, true).entrySet()) {
            Double then = valueKnownOn(week.getValue(), week.getKey().plusDays(7 * lag + 6));
            Double now = week.getValue().getLast().value();
            if (then != null && now != null) {
                changes.add(Math.abs(now - then) / Math.max(Math.abs(now), 1));
            }
        }
        if (changes.size() < FEWEST_WEEKS) {
            return lag == 0;
        }
        changes.sort(null);
        return changes.get(changes.size() / 2) > NOTABLE;
    }

    private static @Nullable Double valueKnownOn(List<Revision> revisions, LocalDate day) {
        Double known = null;
        for (Revision revision : revisions) {
            if (!revision.knownFrom().isAfter(day)) {
                known = revision.value();
            }
        }
        return known;
    }
}
