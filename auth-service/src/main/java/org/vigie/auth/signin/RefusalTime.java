package org.vigie.auth.signin;

import java.time.Duration;

/**
 * Makes refusals take one and the same time, so that a stopwatch does not tell which names have an account.
 *
 * <p>Work that takes longer is stretched to the next multiple of that time.
 */
final class RefusalTime {
    static final Duration STEP = Duration.ofMillis(250);

    private final long begun = System.nanoTime();

    private RefusalTime() {}

    static RefusalTime start() {
        return new RefusalTime();
    }

    /** Waits until the time is over. */
    void await() {
        try {
            Thread.sleep(left(Duration.ofNanos(System.nanoTime() - begun)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is left to the next multiple of {@link #STEP} when so much is spent. */
    static Duration left(Duration spent) {
        return STEP.minusNanos(spent.toNanos() % STEP.toNanos());
    }
}
