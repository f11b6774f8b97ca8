package org.vigie.prediction.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says how a handler keeps to the places the caller may see; without it, callers who are limited are refused. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Places {
    Answer value();

    /** What a handler answers those who may see some places only. */
    enum Answer {
        /** Nothing that is about a place. */
        NONE,
        /** What is about the places named by the parameter {@code place}, which must be there. */
        NAMED,
        /** What is about the places the caller may see; the handler leaves the others out itself. */
        OWN,
        /** Nothing: it is for those who may see every place. */
        ALL
    }
}
