package org.vigie.prediction.surveillance.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** The records of all data files of an archive, one file after the other, which must have the same columns. */
final class ArchiveRows implements SourceRows {
    private final Archive archive;
    private final List<ZipEntry> entries;
    private int opened;
    private @Nullable TextRows current;
    private @Nullable List<String> header;
    private int @Nullable [] positions;

    ArchiveRows(Archive archive, List<ZipEntry> entries) {
        this.archive = archive;
        this.entries = List.copyOf(entries);
    }

    @Override
    public @Nullable List<String> next() throws IOException {
        while (true) {
            if (current != null) {
                List<String> record = current.next();
                if (record != null) {
                    return reordered(record);
                }
                current.close();
                if (opened == entries.size()) {
                    return null;
                }
            }
            List<String> first = openNext();
            if (header == null) {
                header = first;
                return first;
            }
        }
    }

    private List<String> openNext() throws IOException {
        ZipEntry entry = entries.get(opened++);
        String name = entry.getName();
        InputStream in = archive.open(entry);
        current = DataFile.text(in, name);
        List<String> columns = current.next();
        if (columns == null) {
            throw new RefusedFileException("empty-file", name, null, "a header and at least one row");
        }
        positions = header == null ? null : positions(columns, header, name);
        return columns;
    }

    private static int[] positions(List<String> columns, List<String> header, String name) throws IOException {
        List<String> here = lower(columns);
        int[] positions = lower(header).stream().mapToInt(here::indexOf).toArray();
        boolean all = Arrays.stream(positions).allMatch(position -> position >= 0);
        if (!all || columns.size() != header.size()) {
            throw new RefusedFileException(
                    "archive-columns", name, String.join(", ", columns), String.join(", ", header));
        }
        return positions;
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    private List<String> reordered(List<String> record) {
        int[] order = positions;
        if (order == null || record.size() != order.length) {
            return record;
        }
        return Arrays.stream(order).mapToObj(record::get).toList();
    }

    @Override
    public long line() {
        return current == null ? 0 : current.line();
    }

    @Override
    public @Nullable String entry() {
        return current == null ? null : current.entry();
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
        }
    }
}
