package org.vigie.forecasting.series;

import java.time.LocalDate;
import java.util.Objects;

/**
 * One published value: what the week ending {@code targetEndDate} stood at from {@code asOf} on.
 *
 * @param place code of the place, as text
 * @param targetEndDate last day of the week counted
 * @param asOf day from which the value was public
 * @param value count or rate; NaN where the week was published as missing
 */
public record Revision(String place, LocalDate targetEndDate, LocalDate asOf, double value) {
    public Revision {
        Objects.requireNonNull(place);
        Objects.requireNonNull(targetEndDate);
        Objects.requireNonNull(asOf);
    }
}
