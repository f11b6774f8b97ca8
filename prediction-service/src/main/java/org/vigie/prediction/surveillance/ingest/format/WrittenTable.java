package org.vigie.prediction.surveillance.ingest.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.prediction.surveillance.ImportFinding;

/** A table written anew as it is read, one line for each row and value, at the same place where that is possible. */
final class WrittenTable extends InputStream implements Table {
    private static final int BUFFER_CHARS = 1 << 15;
    private static final int MOST_NOTICES = 1_000;
    private static final int MOST_BLANK_LINES = 2_000_000;

    private final SourceRows rows;
    private final List<? extends Closeable> resources;
    private final List<ImportFinding> notices;
    private final RowShape shape;
    private final NavigableMap<Long, Start> starts = new TreeMap<>();
    private final StringBuilder out = new StringBuilder(BUFFER_CHARS + 1024);
    private byte[] bytes = {};
    private int position;
    private boolean ended;
    private long lines;

    /** Line {@code first} of the table is line {@code line} of the entry. */
    private record Start(@Nullable String entry, long line) {}

    private WrittenTable(
            SourceRows rows, RowShape shape, List<? extends Closeable> resources, List<ImportFinding> notices) {
        this.rows = rows;
        this.shape = shape;
        this.resources = resources;
        this.notices = new ArrayList<>(notices);
    }

    /** Reads the header of {@code rows} and hands it to the layout, if there is one. */
    static WrittenTable of(
            SourceRows rows, @Nullable Layout layout, List<? extends Closeable> resources, List<ImportFinding> notices)
            throws IOException {
        List<String> header = rows.next();
        if (header == null) {
            throw new RefusedFileException("empty-file", rows.entry(), null, "a header and at least one row");
        }
        RowShape shape = layout == null ? RowShape.asItIs(header) : RowShape.of(layout, header, rows.entry());
        SourceRows read = layout != null && layout.days().daily() ? WeekSums.of(rows, header, layout) : rows;
        WrittenTable table = new WrittenTable(read, shape, resources, notices);
        table.begin();
        return table;
    }

    private void begin() {
        starts.put(1L, new Start(rows.entry(), rows.line()));
        write(shape.header());
        for (int i = 1; i < shape.linesPerRow(); i++) {
            blank();
        }
    }

    /** The line that the next record begins on, after blank lines for those that were passed over. */
    private void align() {
        Map.Entry<Long, Start> start = starts.lastEntry();
        if (!Objects.equals(start.getValue().entry(), rows.entry())) {
            starts.put(lines + 1, new Start(rows.entry(), rows.line()));
            return;
        }
        long wanted = start.getKey() + (rows.line() - start.getValue().line()) * shape.linesPerRow();
        if (wanted - lines > MOST_BLANK_LINES) {
            starts.put(lines + 1, new Start(rows.entry(), rows.line()));
            return;
        }
        while (lines + 1 < wanted) {
            blank();
        }
    }

    private void blank() {
        out.append('\n');
        lines++;
    }

    private void write(List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            append(fields.get(i));
        }
        if (fields.size() == 1 && fields.getFirst().isEmpty()) {
            out.append("\"\"");
        }
        blank();
    }

    private void append(String field) {
        boolean special = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            special |= c == ',' || c == '"' || c == '\n' || c == '\r';
        }
        if (!special) {
            out.append(field);
            return;
        }
        out.append('"');
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            out.append(c == '\n' || c == '\r' ? ' ' : c);
            if (c == '"') {
                out.append('"');
            }
        }
        out.append('"');
    }

    private void wrongFieldCount(int fields) {
        if (notices.size() < MOST_NOTICES) {
            notices.add(new ImportFinding(
                    ImportFinding.Severity.ERROR,
                    "field-count",
                    rows.line(),
                    null,
                    fields == 1 ? "1 field" : fields + " fields",
                    shape.fields() + " fields, as in the header",
                    null,
                    null,
                    rows.entry()));
        }
    }

    private boolean fill() throws IOException {
        while (!ended && out.length() < BUFFER_CHARS) {
            List<String> record = rows.next();
            if (record == null) {
                ended = true;
            } else {
                align();
                List<List<String>> shaped = record.size() == shape.fields() ? shape.rows(record) : List.of();
                if (record.size() != shape.fields()) {
                    wrongFieldCount(record.size());
                }
                shaped.forEach(this::write);
                for (int i = shaped.size(); i < shape.linesPerRow(); i++) {
                    blank();
                }
            }
        }
        bytes = out.toString().getBytes(StandardCharsets.UTF_8);
        out.setLength(0);
        position = 0;
        return bytes.length > 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (position == bytes.length && !fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - position);
        System.arraycopy(bytes, position, buffer, offset, count);
        position += count;
        return count;
    }

    @Override
    public InputStream text() {
        return this;
    }

    @Override
    public Origin origin(long line, @Nullable String column) {
        Map.Entry<Long, Start> start = starts.floorEntry(line);
        if (line == 0 || start == null) {
            return new Origin(null, null, column == null ? null : shape.original(column, 0));
        }
        long after = line - start.getKey();
        int value = (int) (after % shape.linesPerRow());
        return new Origin(
                start.getValue().entry(),
                start.getValue().line() + after / shape.linesPerRow(),
                column == null ? null : shape.original(column, value));
    }

    @Override
    public List<ImportFinding> notices() {
        return Collections.unmodifiableList(notices);
    }

    @Override
    public void close() throws IOException {
        try {
            rows.close();
        } finally {
            for (Closeable resource : resources) {
                resource.close();
            }
        }
    }
}
