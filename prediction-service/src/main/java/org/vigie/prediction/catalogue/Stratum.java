package org.vigie.prediction.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A part of the people, or everybody.
 *
 * @param partOf id of the total that the strata of this dimension add up to; null for the total itself
 * @param dimension {@code age} or {@code sex}; null for the total
 */
public record Stratum(
        String id,
        String name,
        @Nullable String partOf,
        @Nullable String dimension) {
    /** The id of everybody. */
    public static final String TOTAL = "all";
}
