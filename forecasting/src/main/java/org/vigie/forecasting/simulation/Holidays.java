package org.vigie.forecasting.simulation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** How holidays change contacts between people and the work of those who report. */
record Holidays(boolean thanksgiving) {
    private static final MonthDay CHRISTMAS_BREAK = MonthDay.of(Month.DECEMBER, 21);
    private static final MonthDay BREAK_OVER = MonthDay.of(Month.JANUARY, 3);

    /** Contacts on {@code day} as a share of the usual. */
    double contacts(LocalDate day) {
        MonthDay date = MonthDay.from(day);
        if (!date.isBefore(CHRISTMAS_BREAK) || date.isBefore(BREAK_OVER)) {
            return 0.82;
        }
        Month month = day.getMonth();
        return month == Month.JULY || month == Month.AUGUST ? 0.92 : 1;
    }

    /** What is reported on time for the week ending on {@code weekEnd}, as a share of the usual. */
    double reporting(LocalDate weekEnd) {
        for (LocalDate holiday : new LocalDate[] {
            LocalDate.of(weekEnd.getYear(), Month.DECEMBER, 25), LocalDate.of(weekEnd.getYear(), Month.JANUARY, 1)
        }) {
            long days = ChronoUnit.DAYS.between(holiday, weekEnd);
            if (days >= 0 && days < 9) {
                return 0.8;
            }
        }
        LocalDate feast = LocalDate.of(weekEnd.getYear(), Month.NOVEMBER, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
        long days = ChronoUnit.DAYS.between(feast, weekEnd);
        return thanksgiving && days >= 0 && days < 7 ? 0.9 : 1;
    }
}
