package org.vigie.prediction.surveillance.delay;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.series.Revision;

/** When the weeks of one place became known and how they grew afterwards, until one day. */
public final class ReportingHistory {
    private static final int SETTLED_DAYS = 56;
    private static final int NEWEST_DAYS = 42;
    private static final int FEWEST_WEEKS = 8;
    /** A week that was first seen later than this came with a load of old data, not through the usual reporting. */
    private static final int LATEST_FIRST_REPORT_DAYS = 42;

    private final LocalDate asOf;
    private final NavigableMap<LocalDate, List<Revision>> weeks = new TreeMap<>();

    private ReportingHistory(LocalDate asOf) {
        this.asOf = asOf;
    }

    /** The history made of a place's revisions, in the order of publication, none later than {@code asOf}. */
    public static ReportingHistory of(LocalDate asOf, List<Revision> revisions) {
        ReportingHistory history = new ReportingHistory(asOf);
        for (Revision revision : revisions) {
            if (!revision.asOf().isAfter(asOf)) {
                history.weeks
                        .computeIfAbsent(revision.targetEndDate(), end -> new ArrayList<>())
                        .add(revision);
            }
        }
        return history;
    }

    /**
     * How complete a recent week is likely to be.
     *
     * @param expectedShare median share of the final value that past weeks had reached at this age; null where there
     *     are fewer than eight past weeks to learn from
     * @param low share that one past week in ten stayed below
     * @param high share that one past week in ten went beyond
     * @param pastWeeks how many weeks that was learnt from
     */
    public record RecentWeek(
            LocalDate targetEndDate,
            @Nullable Double value,
            int ageDays,
            @Nullable Double expectedShare,
            @Nullable Double low,
            @Nullable Double high,
            int pastWeeks) {}

    /** The weeks of the last six, oldest first. */
    public List<RecentWeek> recentWeeks() {
        List<RecentWeek> recent = new ArrayList<>();
        weeks.tailMap(asOf.minusDays(NEWEST_DAYS), false).forEach((end, revisions) -> {
            int age = (int) ChronoUnit.DAYS.between(end, asOf);
            List<Double> shares = sharesAtAge(age);
            boolean enough = shares.size() >= FEWEST_WEEKS;
            double value = revisions.getLast().value();
            recent.add(new RecentWeek(
                    end,
                    Double.isNaN(value) ? null : value,
                    age,
                    enough ? at(shares, 0.5) : null,
                    enough ? at(shares, 0.1) : null,
                    enough ? at(shares, 0.9) : null,
                    shares.size()));
        });
        return recent;
    }

    /** Days between the end of a week and its first publication, in the median; empty where nothing tells. */
    public OptionalDouble typicalDelayDays() {
        List<Double> delays = new ArrayList<>();
        weeks.forEach((end, revisions) -> {
            long days = ChronoUnit.DAYS.between(end, revisions.getFirst().asOf());
            if (days <= LATEST_FIRST_REPORT_DAYS) {
                delays.add((double) days);
            }
        });
        delays.sort(null);
        return delays.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(at(delays, 0.5));
    }

    /** What share of their present value settled weeks had at this age, ascending. */
    private List<Double> sharesAtAge(int days) {
        List<Double> shares = new ArrayList<>();
        weeks.headMap(asOf.minusDays(SETTLED_DAYS), true).forEach((end, revisions) -> {
            double then = valueKnownOn(revisions, end.plusDays(days));
            double now = revisions.getLast().value();
            if (!Double.isNaN(then) && now > 0) {
                shares.add(then / now);
            }
        });
        shares.sort(null);
        return shares;
    }

    private static double valueKnownOn(List<Revision> revisions, LocalDate day) {
        double known = Double.NaN;
        for (Revision revision : revisions) {
            if (!revision.asOf().isAfter(day)) {
                known = revision.value();
            }
        }
        return known;
    }

    private static double at(List<Double> sorted, double level) {
        return sorted.get((int) Math.round(level * (sorted.size() - 1)));
    }
}
