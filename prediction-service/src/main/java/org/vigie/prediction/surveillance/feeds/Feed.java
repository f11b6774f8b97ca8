package org.vigie.prediction.surveillance.feeds;

import java.net.URI;
import java.util.Set;
import org.vigie.prediction.surveillance.ingest.format.Layout;

/** One file that an authority publishes: where it is, when it is asked for, how it is read and what may be done with it. */
public interface Feed {
    /** Stable name, as in settings: {@code cdc-nhsn}. */
    String id();

    /** Name of the source that its values are kept under. */
    String source();

    /** Own places of the countries that may have it: {@code US}, {@code FR}, {@code CH}. */
    Set<String> countries();

    /** Scheme and host; another one may be set for a mirror. */
    URI base();

    /** Path and query below the base. */
    String path();

    /** When it is asked for, as a cron expression with seconds, in UTC. */
    String schedule();

    /** What the file is called here. */
    String fileName();

    /** What its columns mean. */
    Layout layout();

    /** What may be done with it, and how it is named where it is shown. */
    Terms terms();

    /**
     * What may be done with a source.
     *
     * @param page where its authority describes it
     */
    record Terms(String licence, String citation, String legalBasis, URI page) {}
}
