package org.vigie.prediction.surveillance;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.catalogue.Stratum;
import org.vigie.prediction.http.Page;

/**
 * Which observations to read.
 *
 * @param stratum part of the people that the values are about
 * @param places codes of the places; empty for all
 * @param asOf read what was known on this day
 * @param from first week wanted, by its last day
 * @param to last week wanted, by its last day
 * @param after read only what comes after this week of this place; null to begin at the first
 * @param most read at most so many; 0 for all
 */
public record ObservationQuery(
        HubProfile profile,
        String stratum,
        List<String> places,
        LocalDate asOf,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable After after,
        int most) {
    /** One week of one place. */
    public record After(String place, LocalDate targetEndDate) {
        /** What the cursor of a page stands for. */
        public static After of(String cursor) {
            String[] parts = Page.decoded(cursor).split(" ", 2);
            try {
                return new After(parts[0], LocalDate.parse(parts.length == 2 ? parts[1] : ""));
            } catch (DateTimeParseException malformed) {
                throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "cursor", cursor);
            }
        }
    }

    public ObservationQuery {
        places = List.copyOf(places);
    }

    /** All observations of the places and weeks, about everybody. */
    public ObservationQuery(
            HubProfile profile, List<String> places, LocalDate asOf, @Nullable LocalDate from, @Nullable LocalDate to) {
        this(profile, Stratum.TOTAL, places, asOf, from, to, null, 0);
    }

    /** The same, in pages. */
    public ObservationQuery page(@Nullable After last, int size) {
        return new ObservationQuery(profile, stratum, places, asOf, from, to, last, size);
    }

    /** The same about a part of the people. */
    public ObservationQuery about(String part) {
        return new ObservationQuery(profile, part, places, asOf, from, to, after, most);
    }
}
