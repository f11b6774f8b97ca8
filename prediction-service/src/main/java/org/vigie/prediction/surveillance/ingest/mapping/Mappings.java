package org.vigie.prediction.surveillance.ingest.mapping;

import java.util.List;
import java.util.Optional;
import org.vigie.prediction.surveillance.ingest.format.Layout;

/** All saved mappings. */
public interface Mappings {
    /** The mapping that {@code source} has for this header. */
    Optional<Mapping> find(String source, List<String> header);

    /** The mapping that was last changed among all for this header, whatever the source. */
    Optional<Mapping> findFor(List<String> header);

    /** The source's mapping that was last changed. */
    Optional<Mapping> findLast(String source);

    /** All mappings by source. */
    List<Mapping> list();

    /** Saves the mapping of a source for a header, in place of the one there may be. */
    Mapping save(String source, List<String> header, Layout layout, String changedBy);

    /** Forgets a mapping; false if there is none. */
    boolean delete(long id);
}
