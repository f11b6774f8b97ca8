package org.vigie.prediction.jobs;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One piece of long work and how far it has come.
 *
 * @param kind what work it is, such as {@code import}
 * @param subject what it works on, by the number its kind knows it under
 * @param done steps done so far
 * @param total steps in all; 0 while unknown
 * @param step what is worked on, for people
 * @param result address of what came out
 * @param problem why it failed, for people
 */
public record Job(
        UUID id,
        String kind,
        long subject,
        State state,
        int done,
        int total,
        @Nullable String step,
        List<LogLine> log,
        @Nullable String result,
        @Nullable String problem) {
    /** The life of a job. */
    public enum State {
        QUEUED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        /** Whether nothing more will happen. */
        public boolean isEnd() {
            return this != QUEUED && this != RUNNING;
        }
    }

    /** Something worth telling that happened on the way. */
    public record LogLine(Instant at, String text) {}

    public Job {
        log = List.copyOf(log);
    }
}
