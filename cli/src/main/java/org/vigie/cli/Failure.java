package org.vigie.cli;

import org.jspecify.annotations.Nullable;

/** Something a person can understand and act on; shown without a stack trace. */
public final class Failure extends RuntimeException {
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;

    private final int status;

    public Failure(String message) {
        this(message, null, FAILED);
    }

    public Failure(String message, Throwable cause) {
        this(message, cause, FAILED);
    }

    private Failure(String message, @Nullable Throwable cause, int status) {
        super(message, cause);
        this.status = status;
    }

    /** What was asked for cannot be done with the files or options given; nothing was wrong on the way. */
    public static Failure ofInput(String message) {
        return new Failure(message, null, BAD_INPUT);
    }

    /** As {@link #ofInput(String)}, found out by {@code cause}. */
    public static Failure ofInput(String message, Throwable cause) {
        return new Failure(message, cause, BAD_INPUT);
    }

    /** What the command ends with: 2 for bad input, as for options that cannot be read, 1 for everything else. */
    public int status() {
        return status;
    }
}
