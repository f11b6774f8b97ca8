package org.vigie.prediction.surveillance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.http.CsvWriter;

/**
 * One week of one place as it is answered, in JSON and in CSV alike.
 *
 * @param week label of the week in the profile's calendar, such as {@code 2024-W44}
 * @param status {@code present} or {@code missing}
 * @param reason why the value is missing, where that is known
 * @param knownFrom day from which this was known
 * @param excluded why people say that the value must not be used; null where it may
 */
public record ObservationRow(
        String place,
        LocalDate targetEndDate,
        String week,
        @Nullable Double value,
        String status,
        @Nullable String reason,
        LocalDate knownFrom,
        @Nullable String excluded) {
    public static ObservationRow of(HubProfile profile, Observation observation) {
        return of(observation, profile.calendar().label(observation.targetEndDate()));
    }

    /** The row of an observation whose week is labelled already. */
    public static ObservationRow of(Observation observation, String week) {
        return new ObservationRow(
                observation.place(),
                observation.targetEndDate(),
                week,
                observation.value(),
                observation.value() == null ? "missing" : "present",
                observation.missing(),
                observation.knownFrom(),
                observation.excluded());
    }

    /** What tells it from all other rows of an answer, in their order. */
    public String key() {
        return place + " " + targetEndDate;
    }

    /** The names of the columns that {@link #write} fills. */
    public static void writeHeader(CsvWriter csv) {
        csv.row(
                "profile",
                "place",
                "target_end_date",
                "week",
                "value",
                "status",
                "reason",
                "known_from",
                "excluded",
                "as_of",
                "synthetic");
    }

    /** Writes this row, with what is the same for all rows of an answer. */
    public void write(CsvWriter csv, String profile, LocalDate asOf, boolean synthetic) {
        csv.row(profile, place, targetEndDate, week, value, status, reason, knownFrom, excluded, asOf, synthetic);
    }
}
