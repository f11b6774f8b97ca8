package org.vigie.prediction.access;

import java.util.Collection;
import java.util.List;

/** The places that the caller of the present request may see: those named in the token, and all below them. */
public interface Jurisdiction {
    /** Whether the caller may see every place. */
    boolean isEverywhere();

    boolean includes(String place);

    /** The codes of all places that may be seen; asked only where {@link #isEverywhere()} is false. */
    Collection<String> places();

    /** The places to read for a wish that names some, or none for all there are; refuses places that may not be seen. */
    List<String> narrow(List<String> wanted);

    /** Refuses a place that may not be seen. */
    void check(String place);

    /** What the token says, as it goes into validators for caches. */
    String mark();
}
