package org.vigie.forecasting;

/** Hears how far long work has come, and may stop it by throwing {@code CancellationException}. */
@FunctionalInterface
public interface Progress {
    /** A listener that hears nothing. */
    Progress NONE = (done, total, step) -> {};

    /**
     * Called after each step.
     *
     * @param done steps done so far
     * @param total steps in all
     * @param step what is worked on, for people
     */
    void report(int done, int total, String step);
}
