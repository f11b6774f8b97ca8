package org.vigie.forecasting.scoring;

import java.time.LocalDate;
import java.util.Comparator;

/** What one forecast is about: the round, the place and how far ahead. */
public record ForecastUnit(LocalDate referenceDate, String place, int horizon) implements Comparable<ForecastUnit> {
    private static final Comparator<ForecastUnit> ORDER = Comparator.comparing(ForecastUnit::referenceDate)
            .thenComparing(ForecastUnit::place)
            .thenComparingInt(ForecastUnit::horizon);

    @Override
    public int compareTo(ForecastUnit other) {
        return ORDER.compare(this, other);
    }
}
