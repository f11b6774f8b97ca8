package org.vigie.prediction.surveillance.ingest.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.prediction.surveillance.ImportFinding;

/** A received file as one table of CSV in UTF-8, and where each of its lines came from. */
public interface Table extends Closeable {
    /** The text, header first; to be read once. */
    InputStream text();

    /** Where a line that has been read came from; 0 is the file as a whole. */
    Origin origin(long line, @Nullable String column);

    /** What is wrong or odd about the file besides what its text shows; complete when the text has been read. */
    List<ImportFinding> notices();

    @Override
    void close() throws IOException;
}
