package org.vigie.prediction.surveillance.ingest;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.prediction.surveillance.ingest.format.Layout;

/** What the columns of sources mean that everybody knows, so that nobody has to say it. */
public interface SourceLayouts {
    /**
     * The layout of a file of {@code source}.
     *
     * @param feed the feed it was fetched from; null for a file that somebody sent
     */
    Optional<Layout> find(String source, @Nullable String feed, List<String> header);
}
