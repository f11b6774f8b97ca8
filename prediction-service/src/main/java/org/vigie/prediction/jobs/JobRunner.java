package org.vigie.prediction.jobs;

/** Does one kind of long work; may be called again for the same subject after a crash. */
public interface JobRunner {
    /** The kind of work, as stored with the job. */
    String kind();

    /**
     * Does the work.
     *
     * @return address of the result, such as {@code /v1/imports/7}
     * @throws JobFailedException with a message for people
     * @throws java.util.concurrent.CancellationException thrown by {@code progress} when somebody asked to stop
     */
    String run(long subject, JobProgress progress);

    /** Called once after the work has come to an end, whichever. */
    void ended(long subject, Job.State end);
}
