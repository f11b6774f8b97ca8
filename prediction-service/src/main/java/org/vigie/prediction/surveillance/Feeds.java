package org.vigie.prediction.surveillance;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Official feeds and how they are. */
public interface Feeds {
    /** How a feed is. */
    enum State {
        /** It is not asked for. */
        OFF,
        /** It has not been asked for yet. */
        WAITING,
        WORKING,
        /** Its file could not be had; it is tried again. */
        FAILING,
        /** Its newest file was refused; the import tells why. */
        REFUSED
    }

    /**
     * How one feed is.
     *
     * @param host the server that is asked
     * @param page where its authority describes it
     * @param schedule when it is asked for, as a cron expression in UTC
     * @param lastSuccessAt when its server last answered with a file, or that there is no newer one
     * @param lastChangeAt when the file was last another one
     * @param newestTargetEndDate last day of the newest week among its values
     * @param failures failures since the last success
     * @param problem why the last attempt failed
     * @param job the job that is asking for it now
     */
    record Status(
            String id,
            String source,
            String host,
            URI page,
            String licence,
            String citation,
            String legalBasis,
            String schedule,
            State state,
            @Nullable Instant lastAttemptAt,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastChangeAt,
            @Nullable LocalDate newestTargetEndDate,
            int failures,
            @Nullable String problem,
            @Nullable Instant nextAttemptAt,
            @Nullable Long lastImport,
            @Nullable UUID job) {}

    /** The feeds that the country may have, by id. */
    List<Status> list(Locale language);

    /** Asks for a feed's file now, whether it has changed or not, and tells the job that does it. */
    UUID fetch(String id, String requestedBy, Locale language);
}
