package org.vigie.forecasting.hub;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.series.WeekCalendar;

/** A day on which no week of the calendar ends. */
final class WrongWeekday implements RowRule {
    private final WeekCalendar calendar;

    WrongWeekday(WeekCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public @Nullable Notice check(TargetRow row) {
        LocalDate end = row.end();
        if (end == null || calendar.isWeekEnd(end)) {
            return null;
        }
        LocalDate near = calendar.weekEnd(end);
        return new Notice(
                FindingRule.WRONG_WEEKDAY,
                TargetRow.Column.END,
                row.endText(),
                "a week that ends on a " + near.getDayOfWeek() + ", such as " + near);
    }
}
