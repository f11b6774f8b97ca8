package org.vigie.prediction.jobs;

import java.util.List;

/** Work that cannot be done, for a reason that people understand. */
public final class JobFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Object> arguments;

    /** A failure whose reason is the message named {@code key}. */
    public JobFailedException(String key, Object... arguments) {
        super(key);
        this.arguments = List.of(arguments);
    }

    /** The key of the message. */
    public String key() {
        return String.valueOf(getMessage());
    }

    public Object[] arguments() {
        return arguments.toArray();
    }
}
