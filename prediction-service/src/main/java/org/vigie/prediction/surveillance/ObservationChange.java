package org.vigie.prediction.surveillance;

import org.jspecify.annotations.Nullable;

/**
 * One week of one place that was known otherwise on an earlier day.
 *
 * @param then how it stood on the earlier day; null where nothing was known of it
 */
public record ObservationChange(@Nullable Observation then, Observation now) {
    /** By how much the value grew; null where there is no value on one of the days. */
    public @Nullable Double difference() {
        Double before = then == null ? null : then.value();
        Double after = now.value();
        return before == null || after == null ? null : after - before;
    }
}
