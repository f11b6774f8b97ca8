package org.vigie.prediction.surveillance.feeds;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A fetched file until it is closed, with what names this state of it.
 *
 * @param path where its bytes are; null where the server says that nothing has changed
 */
record FetchedFile(@Nullable Path path, Validators validators) implements Closeable {
    /** What names the state of a file at its server, and its bytes. */
    record Validators(
            @Nullable String entityTag,
            @Nullable String lastModified,
            @Nullable String sha256) {
        static final Validators NONE = new Validators(null, null, null);
    }

    InputStream open() throws IOException {
        Path file = path;
        return file == null ? InputStream.nullInputStream() : Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        if (path != null) {
            Files.deleteIfExists(path);
        }
    }
}
