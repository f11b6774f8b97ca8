package org.vigie.prediction.surveillance.feeds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.hub.HubProfile;

/** Where it is written down when each feed was asked for and what came of it. */
public interface FeedLedger {
    /**
     * What is known about a feed.
     *
     * @param lastAttemptAt when its server was asked last
     * @param lastSuccessAt when its server last answered with a file, or that there is no newer one
     * @param lastChangeAt when the file was last another one
     * @param newestPeriodEnd last day of the newest week among the values of its source
     * @param failures failures since the last success
     * @param problem why the last attempt failed; null where it did not
     * @param nextAttemptAt when it will be asked for next
     * @param lastImport number of the import that read its newest file
     * @param forced whether the next attempt shall fetch the file even if it has not changed
     */
    record Standing(
            long number,
            String feed,
            boolean enabled,
            @Nullable Instant lastAttemptAt,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastChangeAt,
            @Nullable LocalDate newestPeriodEnd,
            int failures,
            @Nullable String problem,
            List<String> problemArguments,
            @Nullable Instant nextAttemptAt,
            @Nullable Long lastImport,
            boolean forced,
            @Nullable String requestedBy,
            @Nullable String entityTag,
            @Nullable String lastModified,
            @Nullable String sha256) {
        public Standing {
            problemArguments = List.copyOf(problemArguments);
        }
    }

    /** Knows the feed from now on, and its source's terms. */
    void register(Feed feed, boolean enabled, Instant nextAttemptAt);

    Optional<Standing> find(String feed);

    Standing get(long number);

    List<Standing> list();

    /** The feeds that are due, none of which will be due again before {@code until}. */
    List<Standing> claimDue(Instant until);

    /** Asks for the file whether it has changed or not. */
    void request(long number, String requestedBy);

    /** The server says that there is nothing newer. */
    void unchanged(long number, Instant nextAttemptAt);

    /** A file has come and is being imported. */
    void received(
            long number,
            @Nullable String entityTag,
            @Nullable String lastModified,
            @Nullable String sha256,
            long importId,
            Instant nextAttemptAt);

    /** No file could be had. */
    void failed(long number, String problem, List<String> arguments, Instant nextAttemptAt);

    /** Something about the profile's values has changed: the newest weeks of its feeds may be others. */
    void followData(HubProfile profile);
}
