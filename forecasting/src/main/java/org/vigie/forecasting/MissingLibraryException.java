package org.vigie.forecasting;

/** A model cannot work on this machine; the message says which library is missing and how to get it. */
public final class MissingLibraryException extends RuntimeException {
    public MissingLibraryException(String message, Throwable cause) {
        super(message, cause);
    }
}
