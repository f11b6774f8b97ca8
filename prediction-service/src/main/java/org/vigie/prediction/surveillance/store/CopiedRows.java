package org.vigie.prediction.surveillance.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A COPY in PostgreSQL's text format, sent a buffer at a time. */
final class CopiedRows implements AutoCloseable {
    private static final int BUFFER_CHARS = 1 << 16;
    private static final double WHOLE = 1e15;

    private final CopyIn copy;
    private final StringBuilder buffer = new StringBuilder(BUFFER_CHARS + 256);
    private boolean begun;

    CopiedRows(Connection connection, String table) throws IOException {
        try {
            copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
        } catch (SQLException e) {
            throw new IOException("rows cannot be copied into " + table, e);
        }
    }

    CopiedRows text(String value) {
        next().append(value);
        return this;
    }

    CopiedRows number(long value) {
        next().append(value);
        return this;
    }

    /** A value, null where it is missing. */
    CopiedRows value(double value) {
        next();
        if (Double.isNaN(value)) {
            buffer.append("\\N");
        } else if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
            buffer.append((long) value);
        } else {
            buffer.append(value);
        }
        return this;
    }

    CopiedRows day(LocalDate day) {
        next().append(day);
        return this;
    }

    CopiedRows none() {
        next().append("\\N");
        return this;
    }

    private StringBuilder next() {
        if (begun) {
            buffer.append('\t');
        }
        begun = true;
        return buffer;
    }

    void end() {
        buffer.append('\n');
        begun = false;
        if (buffer.length() >= BUFFER_CHARS) {
            flush();
        }
    }

    private void flush() {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        buffer.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException("copying rows failed", e));
        }
    }

    /** Sends what is left; the table has the rows then. */
    void finish() {
        try {
            flush();
            copy.endCopy();
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException("copying rows failed", e));
        }
    }

    /** Gives up what was not finished. */
    @Override
    public void close() throws IOException {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            throw new IOException("a COPY could not be given up", e);
        }
    }
}
