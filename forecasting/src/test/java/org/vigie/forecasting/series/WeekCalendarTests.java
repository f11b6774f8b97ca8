package org.vigie.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WeekCalendarTests {
    @Test
    void mmwrYear2020HasWeek53() {
        assertThat(WeekCalendar.MMWR.label(LocalDate.of(2021, 1, 2))).isEqualTo("2020-W53");
        assertThat(WeekCalendar.MMWR.label(LocalDate.of(2021, 1, 3))).isEqualTo("2021-W01");
    }

    @Test
    void isoWeekOfNewYearBelongsToTheYearOfItsThursday() {
        assertThat(WeekCalendar.ISO.label(LocalDate.of(2024, 12, 30))).isEqualTo("2025-W01");
        assertThat(WeekCalendar.ISO.label(LocalDate.of(2021, 1, 3))).isEqualTo("2020-W53");
    }

    @Test
    void weekEndIsSaturdayOrSunday() {
        LocalDate wednesday = LocalDate.of(2025, 1, 1);
        assertThat(WeekCalendar.MMWR.weekEnd(wednesday)).isEqualTo(LocalDate.of(2025, 1, 4));
        assertThat(WeekCalendar.ISO.weekEnd(wednesday)).isEqualTo(LocalDate.of(2025, 1, 5));
    }
}
