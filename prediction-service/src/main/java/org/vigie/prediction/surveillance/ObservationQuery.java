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
 */
public record ObservationQuery(
        HubProfile profile,
        List<String> places,
        LocalDate asOf,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    public ObservationQuery {
        places = List.copyOf(places);
    }
}
