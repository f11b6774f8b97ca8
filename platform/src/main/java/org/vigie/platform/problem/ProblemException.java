package org.vigie.platform.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A failure the caller can do something about, named by a slug that has a title and a detail in every language. */
public class ProblemException extends RuntimeException {
    private final HttpStatus status;
    private final String slug;
    private final transient Object[] arguments;
    private final transient Map<String, Object> properties = new LinkedHashMap<>();

    public ProblemException(HttpStatus status, String slug, Object... arguments) {
        super(slug + " " + java.util.Arrays.toString(arguments));
        this.status = status;
        this.slug = slug;
        this.arguments = arguments.clone();
    }

    /** Adds a member of its own to the problem details. */
    public ProblemException with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    public String slug() {
        return slug;
    }

    Object[] arguments() {
        return arguments.clone();
    }

    Map<String, Object> properties() {
        return properties;
    }
}
