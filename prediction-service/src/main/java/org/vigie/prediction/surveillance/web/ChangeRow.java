package org.vigie.prediction.surveillance.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.http.CsvWriter;
import org.vigie.prediction.surveillance.Observation;
import org.vigie.prediction.surveillance.ObservationChange;

/**
 * One week that stood differently on the two days; a side is null where the week was not known at all.
 *
 * @param excluded why people say that the week must not be used; null where it may
 */
record ChangeRow(
        String place,
        LocalDate targetEndDate,
        String week,
        @Nullable Side then,
        Side now,
        @Nullable Double difference,
        @Nullable String excluded) {
    /** What a week stood at on one of the two days. */
    record Side(
            @Nullable Double value, String status, @Nullable String reason, LocalDate knownFrom) {
        static Side of(Observation observation) {
            return new Side(
                    observation.value(),
                    observation.value() == null ? "missing" : "present",
                    observation.missing(),
                    observation.knownFrom());
        }
    }

    static ChangeRow of(HubProfile profile, ObservationChange change) {
        Observation then = change.then();
        Observation now = change.now();
        return new ChangeRow(
                now.place(),
                now.targetEndDate(),
                profile.calendar().label(now.targetEndDate()),
                then == null ? null : Side.of(then),
                Side.of(now),
                change.difference(),
                now.excluded());
    }

    /** What tells it from all other changes of an answer, in their order. */
    String key() {
        return place + " " + targetEndDate;
    }

    static void writeHeader(CsvWriter csv) {
        csv.row(
                "profile",
                "place",
                "target_end_date",
                "week",
                "value_then",
                "status_then",
                "known_from_then",
                "value_now",
                "status_now",
                "known_from_now",
                "difference",
                "excluded",
                "synthetic");
    }

    void write(CsvWriter csv, String profile, boolean synthetic) {
        csv.row(
                profile,
                place,
                targetEndDate,
                week,
                then == null ? null : then.value(),
                then == null ? "unknown" : statusOf(then),
                then == null ? null : then.knownFrom(),
                now.value(),
                statusOf(now),
                now.knownFrom(),
                difference,
                excluded,
                synthetic);
    }

    private static String statusOf(Side side) {
        String reason = side.reason();
        return reason == null ? side.status() : reason;
    }
}
