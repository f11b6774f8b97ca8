package org.vigie.prediction.jobs;

/** Tells how far a job has come, in the language of whoever asked for it. */
public interface JobProgress {
    /**
     * Reports progress.
     *
     * @param step key of a message that says what is worked on
     * @throws java.util.concurrent.CancellationException if somebody asked to stop
     */
    void report(int done, int total, String step, Object... arguments);

    /** Writes a line to the job's log, from a message key. */
    void log(String message, Object... arguments);
}
