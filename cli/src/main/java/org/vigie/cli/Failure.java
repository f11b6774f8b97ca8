package org.vigie.cli;

/** Something a person can understand and act on; shown without a stack trace, ends the command with status 1. */
public final class Failure extends RuntimeException {
    public Failure(String message) {
        super(message);
    }

    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
