package org.vigie.prediction.surveillance.ingest.format;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of one file, entry or sheet, its header first. */
interface SourceRows extends Closeable {
    /** The next record that is not empty; null at the end. */
    @Nullable List<String> next() throws IOException;

    /** The line or row of the last record, from 1. */
    long line();

    /** Name of the entry or sheet; null for a plain file. */
    @Nullable String entry();
}
