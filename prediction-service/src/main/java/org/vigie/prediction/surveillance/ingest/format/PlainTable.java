package org.vigie.prediction.surveillance.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.prediction.surveillance.ImportFinding;

/** A file that is what the reader of tables wants already; its bytes pass through untouched. */
record PlainTable(InputStream text) implements Table {
    @Override
    public Origin origin(long line, @Nullable String column) {
        return new Origin(null, line == 0 ? null : line, column);
    }

    @Override
    public List<ImportFinding> notices() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
