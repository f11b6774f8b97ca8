package org.vigie.prediction.surveillance.ingest.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** What holds for any bytes: a table comes out, or a refusal that people can read; nothing else is ever thrown. */
final class TableFuzz {
    private static final Limits SMALL = new Limits(1 << 22, 200, 1 << 16, 50, 1 << 22);

    private TableFuzz() {}

    /** Whether a table came out. */
    static boolean read(byte[] content, @Nullable Layout layout) throws IOException {
        try (Table table = DataFile.open(new ByteArrayInputStream(content), null, layout, SMALL)) {
            long lines = 1;
            InputStream text = table.text();
            byte[] buffer = new byte[8192];
            for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
            Long origin = table.origin(lines, "value").line();
            if (origin != null && origin < 1) {
                throw new AssertionError("line " + lines + " comes from line " + origin);
            }
            return true;
        } catch (RefusedFileException refusal) {
            if (refusal.finding().rule().isBlank()) {
                throw new AssertionError(refusal);
            }
            return false;
        }
    }
}
