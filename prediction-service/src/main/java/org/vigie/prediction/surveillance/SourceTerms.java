package org.vigie.prediction.surveillance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be done with the numbers of each source, and how it is named where they are shown. */
public interface SourceTerms {
    /**
     * The terms of one source.
     *
     * @param official whether they are those of an official feed, which nobody changes here
     */
    record Terms(
            String name,
            boolean synthetic,
            boolean official,
            @Nullable String licence,
            @Nullable String citation,
            @Nullable String legalBasis) {}

    /** The terms of all sources, by name. */
    List<Terms> list();

    /** Writes down the terms of a source that people bring the files of; refuses others. */
    Terms change(String name, @Nullable String licence, @Nullable String citation, @Nullable String legalBasis);
}
