package org.vigie.prediction.surveillance.feeds;

import java.util.List;

/** A file that could not be fetched, for a reason that people understand. */
final class FetchFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> arguments;

    /** A failure whose reason is the message named {@code feed.<reason>}. */
    FetchFailedException(String reason, String... arguments) {
        super(reason);
        this.arguments = List.of(arguments);
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    List<String> arguments() {
        return arguments;
    }
}
