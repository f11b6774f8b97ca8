package org.vigie.prediction.surveillance;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.hub.HubProfile;

/**
 * Which observations to read.
 *
 * @param places codes of the places; empty for all
 * @param asOf read what was known on this day
 * @param from first week wanted, by its last day
 * @param to last week wanted, by its last day
 * @param after read only what comes after this week of this place; null to begin at the first
 * @param most read at most so many; 0 for all
 */
public record ObservationQuery(
        HubProfile profile,
        List<String> places,
        LocalDate asOf,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable After after,
        int most) {
    /** One week of one place. */
    public record After(String place, LocalDate targetEndDate) {}

    public ObservationQuery {
        places = List.copyOf(places);
    }

    /** All observations of the places and weeks. */
    public ObservationQuery(
            HubProfile profile, List<String> places, LocalDate asOf, @Nullable LocalDate from, @Nullable LocalDate to) {
        this(profile, places, asOf, from, to, null, 0);
    }

    /** The same, in pages. */
    public ObservationQuery page(@Nullable After last, int size) {
        return new ObservationQuery(profile, places, asOf, from, to, last, size);
    }
}
