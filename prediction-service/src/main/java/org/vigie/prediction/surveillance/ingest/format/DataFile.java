package org.vigie.prediction.surveillance.ingest.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.vigie.prediction.surveillance.ImportFinding;

/** Recognises what a received file is: text in any usual encoding, gzip, a zip archive or a workbook. */
public final class DataFile {
    private static final int START_BYTES = 1 << 18;
    private static final String FORMATS = "CSV text, gzip, a zip archive of CSV files, or an XLSX workbook";

    private static final Pattern WEB_PAGE =
            Pattern.compile("\\s*(<!--[^>]*-->\\s*)?<(!doctype html|html|head|\\?xml)\\b", Pattern.CASE_INSENSITIVE);
    private static final int PAGE_CHARS = 200;

    private DataFile() {}

    /**
     * Opens a file as a table. Closes {@code in} with the table, or at once if there is none.
     *
     * @param sheet sheet of a workbook; null where there is but one
     * @param layout what its columns mean; null where they are named as ours
     * @throws RefusedFileException with what is wrong, where no table can be read
     */
    public static Table open(InputStream in, @Nullable String sheet, @Nullable Layout layout) throws IOException {
        return open(in, sheet, layout, Limits.STANDARD);
    }

    static Table open(InputStream in, @Nullable String sheet, @Nullable Layout layout, Limits limits)
            throws IOException {
        List<Closeable> resources = new ArrayList<>();
        resources.add(in);
        try {
            return table(in, sheet, layout, limits, resources);
        } catch (IOException | RuntimeException refused) {
            for (Closeable resource : resources.reversed()) {
                resource.close();
            }
            throw refused;
        }
    }

    private static Table table(
            InputStream in, @Nullable String sheet, @Nullable Layout layout, Limits limits, List<Closeable> resources)
            throws IOException {
        CountedInput counted = new CountedInput(in);
        BufferedInputStream bytes = new BufferedInputStream(counted, 1 << 16);
        byte[] start = peek(bytes, 8);
        if (Signature.GZIP.of(start)) {
            bytes = new BufferedInputStream(new UnpackedInput(gunzip(bytes), null, counted::count, 0, limits), 1 << 16);
            start = peek(bytes, 8);
            if (Signature.GZIP.of(start) || Signature.ZIP.of(start)) {
                throw new RefusedFileException(
                        "archive-nested", null, null, "a file packed once; unpack what is inside and pack it again");
            }
        }
        if (Signature.OLE2.of(start)) {
            throw new RefusedFileException(
                    "workbook-old", null, null, "an XLSX workbook without a password, or CSV; save it as one of these");
        }
        if (Signature.ZIP.of(start)) {
            return unzipped(bytes, sheet, layout, limits, resources);
        }
        TextStart text = textStart(bytes, null);
        if (text.isPlain() && layout == null) {
            return new PlainTable(bytes);
        }
        return WrittenTable.of(new TextRows(bytes, text, null), layout, resources, List.of());
    }

    private static Table unzipped(
            InputStream bytes,
            @Nullable String sheet,
            @Nullable Layout layout,
            Limits limits,
            List<Closeable> resources)
            throws IOException {
        Archive archive = Archive.of(bytes, limits);
        resources.addFirst(archive);
        List<ImportFinding> notices = new ArrayList<>();
        if (archive.isWorkbook()) {
            archive.measure();
            Workbook workbook = Workbook.of(archive.file());
            resources.addFirst(workbook);
            return WrittenTable.of(workbook.rows(sheet), layout, resources, notices);
        }
        return WrittenTable.of(new ArchiveRows(archive, archive.dataEntries(notices)), layout, resources, notices);
    }

    private static GZIPInputStream gunzip(InputStream packed) throws IOException {
        try {
            return new GZIPInputStream(packed, 1 << 16);
        } catch (EOFException | ZipException damaged) {
            throw new RefusedFileException("corrupt-gzip", null, null, "an undamaged file; pack and send it again");
        }
    }

    /** The records of one text. */
    static TextRows text(InputStream in, @Nullable String entry) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16);
        return new TextRows(bytes, textStart(bytes, entry), entry);
    }

    private static TextStart textStart(BufferedInputStream bytes, @Nullable String entry) throws IOException {
        byte[] start = peek(bytes, START_BYTES);
        TextStart text = TextStart.of(start);
        if (text == null) {
            throw new RefusedFileException("not-text", entry, null, FORMATS);
        }
        String first =
                new String(start, 0, Math.min(start.length, PAGE_CHARS), StandardCharsets.UTF_8).replace("\uFEFF", "");
        if (WEB_PAGE.matcher(first).lookingAt()) {
            throw new RefusedFileException(
                    "web-page", entry, first.strip().lines().findFirst().orElse(""), FORMATS);
        }
        return text;
    }

    private static byte[] peek(BufferedInputStream in, int most) throws IOException {
        in.mark(most);
        byte[] start = in.readNBytes(most);
        in.reset();
        return start;
    }
}
