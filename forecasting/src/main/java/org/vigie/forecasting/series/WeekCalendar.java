package org.vigie.forecasting.series;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.Optional;

/** A way to number weeks: MMWR (Sunday to Saturday) or ISO (Monday to Sunday). */
public enum WeekCalendar {
    /** CDC's epidemiological week; week 1 holds at least four days of January. */
    MMWR(WeekFields.of(DayOfWeek.SUNDAY, 4)),
    /** ISO 8601 week; week 1 holds the first Thursday of the year. */
    ISO(WeekFields.ISO);

    private final WeekFields fields;

    WeekCalendar(WeekFields fields) {
        this.fields = fields;
    }

    /** The last day of the week that {@code day} falls in. */
    public LocalDate weekEnd(LocalDate day) {
        return day.with(fields.dayOfWeek(), 7);
    }

    /** Whether {@code day} is the last day of a week. */
    public boolean isWeekEnd(LocalDate day) {
        return day.get(fields.dayOfWeek()) == 7;
    }

    /** The year that the week of {@code day} is counted in, which differs from the calendar year at its turn. */
    public int weekYear(LocalDate day) {
        return day.get(fields.weekBasedYear());
    }

    /** The number of the week of {@code day}, 1 to 53. */
    public int week(LocalDate day) {
        return day.get(fields.weekOfWeekBasedYear());
    }

    /** The last day of week {@code week} of {@code year}; empty where the year has no such week. */
    public Optional<LocalDate> weekEnd(int year, int week) {
        LocalDate inYear = LocalDate.of(year, 7, 1);
        if (!fields.weekOfWeekBasedYear().rangeRefinedBy(inYear).isValidIntValue(week)) {
            return Optional.empty();
        }
        return Optional.of(weekEnd(inYear.with(fields.weekOfWeekBasedYear(), week)));
    }

    /** How many weeks {@code year} has: 52 or 53. */
    public int weeks(int year) {
        return (int) fields.weekOfWeekBasedYear()
                .rangeRefinedBy(LocalDate.of(year, 7, 1))
                .getMaximum();
    }

    /** The week of {@code day} as text: {@code 2025-W01}. */
    public String label(LocalDate day) {
        return "%d-W%02d".formatted(weekYear(day), week(day));
    }
}
