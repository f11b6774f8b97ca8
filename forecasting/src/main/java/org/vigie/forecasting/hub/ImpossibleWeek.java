package org.vigie.forecasting.hub;

import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.series.WeekCalendar;

/** A week of a number that its year does not have, such as week 53 of 2024. */
final class ImpossibleWeek implements RowRule {
    private final WeekCalendar calendar;

    ImpossibleWeek(WeekCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public @Nullable Notice check(TargetRow row) {
        if (row.end() != null) {
            return null;
        }
        return NumberedWeek.find(row.endText())
                .map(week -> new Notice(
                        FindingRule.IMPOSSIBLE_WEEK,
                        TargetRow.Column.END,
                        row.endText(),
                        "1 to " + calendar.weeks(week.year()) + ", the weeks that " + week.year() + " has in the "
                                + calendar + " calendar"))
                .orElse(null);
    }
}
