package org.vigie.forecasting.hub;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.series.Revision;

/**
 * One row of target data as far as it could be understood.
 *
 * @param endText the week as it stands there
 * @param end last day of the week; null where there is no such day or week
 * @param placeText the place as it stands there
 * @param place code of the place; null where it is unknown
 * @param asOfText the day of publication as it stands there
 * @param asOf day of publication; null where there is none
 * @param stratum the part of the people, {@code all} where the row does not say
 * @param valueText the value as it stands there
 * @param value the value, {@code NaN} for a missing one; null where it is not a number
 */
record TargetRow(
        String endText,
        @Nullable LocalDate end,
        String placeText,
        @Nullable String place,
        String asOfText,
        @Nullable LocalDate asOf,
        String stratum,
        String valueText,
        @Nullable Double value) {
    /** The columns of target data, whatever a file calls them. */
    enum Column {
        END,
        PLACE,
        AS_OF,
        STRATUM,
        VALUE
    }

    /** The row as a revision; only for rows of which everything was understood. */
    Revision revision() {
        return new Revision(
                Objects.requireNonNull(place),
                Objects.requireNonNull(end),
                Objects.requireNonNull(asOf),
                Objects.requireNonNull(value));
    }
}
