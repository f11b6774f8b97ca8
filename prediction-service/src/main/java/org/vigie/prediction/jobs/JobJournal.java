package org.vigie.prediction.jobs;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where jobs are written down; only the jobs module itself writes. */
public interface JobJournal {
    /** What a starting job is about. */
    record Start(String kind, long subject, int attempts, Locale language) {}

    void add(UUID id, String kind, long subject, String requestedBy, Locale language);

    Optional<Job> find(UUID id);

    Optional<Job> findFor(String kind, long subject);

    /** Marks the job as running; empty if it has ended already. */
    Optional<Start> start(UUID id);

    /** Writes progress down and says whether somebody asked to stop. */
    boolean progress(UUID id, int done, int total, String step);

    void log(UUID id, String text);

    /** Asks for an end and says whether the job was still queued. */
    boolean requestCancel(UUID id);

    void end(UUID id, Job.State state, @Nullable String result, @Nullable String problem);
}
