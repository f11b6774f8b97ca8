package org.vigie.forecasting.hub;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a CSV file, gzipped or not, record by record in bounded memory; reports what it cannot read. */
final class CsvRows {
    /** No record of these formats comes near; a longer one is damage, not data. */
    private static final int LONGEST_RECORD = 1 << 16;

    private static final int PEEKED_BYTES = 4096;
    private static final char REPLACEMENT = '\uFFFD';

    private final Findings findings;
    private boolean badEncodingReported;

    private CsvRows(Findings findings) {
        this.findings = findings;
    }

    /** What a format does with its header and rows. */
    interface Format {
        /** Takes the header; false if the rows cannot be read with it. */
        boolean header(Header header);

        /** Takes one row with as many fields as the header. */
        void row(Row row);
    }

    /** The column names of a file, in lower case and without blanks around them. */
    record Header(long line, List<String> names) {
        /** Position of the first of {@code names} that is there, or -1. */
        int find(String... wanted) {
            for (String name : wanted) {
                int at = names.indexOf(name);
                if (at >= 0) {
                    return at;
                }
            }
            return -1;
        }
    }

    /** One record and the line it starts on. */
    record Row(CsvRecord csv) {
        long line() {
            return csv.getStartingLineNumber();
        }

        /** The field of a column; empty where the column is absent ({@code -1}). */
        String get(int column) {
            return column < 0 ? "" : csv.getField(column).strip();
        }
    }

    static void read(InputStream in, Findings findings, Format format) throws IOException {
        new CsvRows(findings).readBytes(in, format);
    }

    static void read(Reader reader, Findings findings, Format format) throws IOException {
        new CsvRows(findings).readText(reader, format);
    }

    private void readBytes(InputStream in, Format format) throws IOException {
        BufferedInputStream plain = new BufferedInputStream(in, 1 << 16);
        byte[] start = peek(plain);
        boolean zipped = start.length > 1 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B;
        try {
            BufferedInputStream text = zipped ? new BufferedInputStream(new GZIPInputStream(plain), 1 << 16) : plain;
            if (isText(zipped ? peek(text) : start)) {
                readText(new InputStreamReader(text, StandardCharsets.UTF_8), format);
            }
        } catch (EOFException e) {
            findings.addForFile(FindingRule.TRUNCATED_GZIP, "", "a complete gzip file");
        } catch (ZipException e) {
            findings.addForFile(FindingRule.CORRUPT_GZIP, String.valueOf(e.getMessage()), "an undamaged gzip file");
        }
    }

    private static byte[] peek(BufferedInputStream in) throws IOException {
        in.mark(PEEKED_BYTES);
        byte[] start = in.readNBytes(PEEKED_BYTES);
        in.reset();
        return start;
    }

    private boolean isText(byte[] start) {
        if (start.length > 1 && start[0] == 'P' && start[1] == 'K') {
            findings.add(FindingRule.NOT_TEXT, 1, null, "a ZIP archive or workbook", "CSV text, gzipped or not");
            return false;
        }
        if (start.length > 1 && (start[0] & 0xFF) + (start[1] & 0xFF) == 0xFE + 0xFF && start[0] != start[1]) {
            findings.add(FindingRule.NOT_UTF_8, 1, null, "UTF-16", "text in UTF-8");
            return false;
        }
        for (byte b : start) {
            if (b == 0) {
                findings.add(FindingRule.NOT_TEXT, 1, null, "binary content", "CSV text, gzipped or not");
                return false;
            }
        }
        return true;
    }

    private void readText(Reader reader, Format format) throws IOException {
        long line = 0;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .maxBufferSize(LONGEST_RECORD)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader)) {
            Header header = null;
            boolean readable = true;
            long rows = 0;
            for (CsvRecord csv : records) {
                line = csv.getStartingLineNumber();
                checkEncoding(csv);
                if (header == null) {
                    header = header(csv);
                    readable = format.header(header);
                    if (!readable) {
                        return;
                    }
                } else if (csv.getFieldCount() != header.names().size()) {
                    findings.add(
                            FindingRule.FIELD_COUNT,
                            line,
                            null,
                            csv.getFieldCount() == 1 ? "1 field" : csv.getFieldCount() + " fields",
                            header.names().size() + " fields, as in the header");
                } else {
                    rows++;
                    format.row(new Row(csv));
                }
            }
            if (rows == 0 && findings.isEmpty()) {
                findings.add(FindingRule.EMPTY_FILE, 0, null, "", "a header and at least one row");
            }
        } catch (CsvParseException e) {
            findings.add(
                    FindingRule.RECORD_TOO_LONG,
                    line + 1,
                    null,
                    "",
                    "records of at most " + LONGEST_RECORD + " characters, quotes closed");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void checkEncoding(CsvRecord csv) {
        if (badEncodingReported) {
            return;
        }
        for (int i = 0; i < csv.getFieldCount(); i++) {
            if (csv.getField(i).indexOf(REPLACEMENT) >= 0) {
                badEncodingReported = true;
                findings.add(
                        FindingRule.NOT_UTF_8, csv.getStartingLineNumber(), null, csv.getField(i), "text in UTF-8");
                return;
            }
        }
    }

    private Header header(CsvRecord csv) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String field : csv.getFields()) {
            String name = field.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && seen.merge(name, 1, Integer::sum) == 2) {
                findings.add(FindingRule.DUPLICATE_COLUMN, csv.getStartingLineNumber(), name, name, "each column once");
            }
            names.add(name);
        }
        return new Header(csv.getStartingLineNumber(), names);
    }

    /** A required column's position; reports it if it is missing. */
    static int require(Header header, Findings findings, String... names) {
        int at = header.find(names);
        if (at < 0) {
            findings.add(
                    FindingRule.MISSING_COLUMN,
                    header.line(),
                    names[0],
                    String.join(",", header.names()),
                    "a column " + String.join(" or ", names) + ", fields separated by commas");
        }
        return at;
    }
}
