package org.vigie.prediction.surveillance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.hub.HubProfile;

/** Periods of a place that people have marked as not to be used, with a reason. */
public interface Exclusions {
    /**
     * One marked period.
     *
     * @param liftedAt when somebody took the mark back; null while it holds
     */
    record Exclusion(
            long id,
            String disease,
            String indicator,
            String place,
            LocalDate from,
            LocalDate to,
            String reason,
            String author,
            Instant createdAt,
            @Nullable Instant liftedAt,
            @Nullable String liftedBy) {}

    /** Marks the weeks that end between {@code from} and {@code to}. */
    Exclusion add(HubProfile profile, String place, LocalDate from, LocalDate to, String reason, String author);

    /** All marks of the profile, those taken back too, newest first. */
    List<Exclusion> list(HubProfile profile);

    /** Takes a mark back; empty if there is none that holds. */
    Optional<Exclusion> lift(HubProfile profile, long id, String liftedBy);
}
