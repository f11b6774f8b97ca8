package org.vigie.prediction.surveillance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One week of one place as known on a day: a value, or the reason why there is none.
 *
 * @param knownFrom day from which this was known
 * @param missing why there is no value: {@code not-reported}, {@code suppressed} and so on
 * @param excluded why people say that the value must not be used; null where it may
 */
public record Observation(
        String place,
        LocalDate targetEndDate,
        @Nullable Double value,
        @Nullable String missing,
        LocalDate knownFrom,
        @Nullable String excluded) {}
