package org.vigie.prediction.jobs;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** All long work: queued, running and done. */
public interface Jobs {
    /** Queues work; it starts after the surrounding transaction has been committed. */
    UUID enqueue(String kind, long subject, String requestedBy, Locale language);

    /** Queues work that may wait until nothing else does. */
    UUID enqueueBehindOthers(String kind, long subject, String requestedBy, Locale language);

    Optional<Job> find(UUID id);

    /** The newest job of this kind that works on {@code subject}. */
    Optional<Job> findFor(String kind, long subject);

    /** Asks the job to stop; a queued one ends at once, a running one at its next step. */
    void cancel(UUID id);
}
