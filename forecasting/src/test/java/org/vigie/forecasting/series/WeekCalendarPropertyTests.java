package org.vigie.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WeekCalendarPropertyTests {
    @Property
    void weekEndIsWithinSixDaysAndIsAWeekEnd(@ForAll WeekCalendar calendar, @ForAll("days") LocalDate day) {
        LocalDate end = calendar.weekEnd(day);
        assertThat(ChronoUnit.DAYS.between(day, end)).isBetween(0L, 6L);
        assertThat(calendar.isWeekEnd(end)).isTrue();
        assertThat(end.getDayOfWeek()).isEqualTo(calendar == WeekCalendar.MMWR ? DayOfWeek.SATURDAY : DayOfWeek.SUNDAY);
        assertThat(calendar.label(end)).isEqualTo(calendar.label(day));
    }

    @Property
    void nextWeekIsNumberedOneHigherOrOne(@ForAll WeekCalendar calendar, @ForAll("days") LocalDate day) {
        LocalDate next = day.plusWeeks(1);
        if (calendar.week(next) == 1) {
            assertThat(calendar.week(day)).isBetween(52, 53);
            assertThat(calendar.weekYear(next)).isEqualTo(calendar.weekYear(day) + 1);
        } else {
            assertThat(calendar.week(next)).isEqualTo(calendar.week(day) + 1);
            assertThat(calendar.weekYear(next)).isEqualTo(calendar.weekYear(day));
        }
    }

    @Property
    void weekBelongsToTheYearOfItsFourthDay(@ForAll WeekCalendar calendar, @ForAll("days") LocalDate day) {
        LocalDate fourth = calendar.weekEnd(day).minusDays(3);
        assertThat(calendar.weekYear(day)).isEqualTo(fourth.getYear());
        assertThat(calendar.week(day)).isEqualTo((fourth.getDayOfYear() - 1) / 7 + 1);
    }

    @Property
    void yearHas53WeeksIfItHas53FourthDays(@ForAll WeekCalendar calendar, @ForAll("years") int year) {
        DayOfWeek fourth = calendar == WeekCalendar.MMWR ? DayOfWeek.WEDNESDAY : DayOfWeek.THURSDAY;
        boolean starts = LocalDate.of(year, 1, 1).getDayOfWeek() == fourth;
        boolean ends = LocalDate.of(year, 12, 31).getDayOfWeek() == fourth;
        LocalDate lastFourth = LocalDate.of(year, 12, 31);
        while (lastFourth.getDayOfWeek() != fourth) {
            lastFourth = lastFourth.minusDays(1);
        }
        assertThat(calendar.week(lastFourth)).isEqualTo(starts || ends ? 53 : 52);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2000, 1, 1).toEpochDay(),
                        LocalDate.of(2060, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<Integer> years() {
        return Arbitraries.integers().between(2000, 2060);
    }
}
