package org.vigie.forecasting.series;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The values of one place in consecutive weeks, as known on one day; NaN marks a missing week. */
public final class WeeklySeries {
    private final String place;
    private final LocalDate firstWeekEnd;
    private final double[] values;

    private WeeklySeries(String place, LocalDate firstWeekEnd, double[] values) {
        this.place = place;
        this.firstWeekEnd = firstWeekEnd;
        this.values = values;
    }

    /** A series whose i-th value belongs to the week that ends 7 i days after {@code firstWeekEnd}. */
    public static WeeklySeries of(String place, LocalDate firstWeekEnd, double... values) {
        return new WeeklySeries(place, firstWeekEnd, values.clone());
    }

    public String place() {
        return place;
    }

    public int length() {
        return values.length;
    }

    /** The value of week {@code index}, counted from the first; NaN where missing. */
    public double value(int index) {
        return values[index];
    }

    /** The value of the week ending on {@code weekEnd}; NaN where missing or outside the series. */
    public double value(LocalDate weekEnd) {
        long days = ChronoUnit.DAYS.between(firstWeekEnd, weekEnd);
        if (days < 0 || days % 7 != 0 || days / 7 >= values.length) {
            return Double.NaN;
        }
        return values[(int) (days / 7)];
    }

    public LocalDate weekEnd(int index) {
        return firstWeekEnd.plusWeeks(index);
    }

    /** Last day of the newest week of the series. */
    public LocalDate lastWeekEnd() {
        return weekEnd(values.length - 1);
    }

    /** A copy of all values, oldest first. */
    public double[] values() {
        return values.clone();
    }
}
