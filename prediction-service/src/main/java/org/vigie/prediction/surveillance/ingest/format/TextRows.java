package org.vigie.prediction.surveillance.ingest.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.prediction.surveillance.ImportFinding;

/** The records of a text in any encoding and with any of the usual delimiters. */
final class TextRows implements SourceRows {
    private static final int LONGEST_RECORD = 1 << 16;
    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?\\d{1,30},\\d{1,30}");

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final @Nullable String entry;
    private final boolean decimalCommas;
    private long line;

    /** Reads {@code in} from behind its byte order mark. */
    TextRows(InputStream in, TextStart start, @Nullable String entry) throws IOException {
        in.skipNBytes(start.marks());
        this.entry = entry;
        this.decimalCommas = start.delimiter() != ',';
        this.reader = CsvReader.builder()
                .fieldSeparator(start.delimiter())
                .maxBufferSize(LONGEST_RECORD)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new InputStreamReader(in, start.charset()));
        this.records = reader.iterator();
    }

    @Override
    public @Nullable List<String> next() throws IOException {
        try {
            while (records.hasNext()) {
                CsvRecord csv = records.next();
                line = csv.getStartingLineNumber();
                if (csv.getFields().stream().anyMatch(field -> !field.isBlank())) {
                    return csv.getFields().stream().map(this::field).toList();
                }
            }
            return null;
        } catch (CsvParseException tooLong) {
            throw new RefusedFileException(new ImportFinding(
                    ImportFinding.Severity.ERROR,
                    "record-too-long",
                    line + 1,
                    null,
                    null,
                    "records of at most " + LONGEST_RECORD + " characters, quotes closed",
                    null,
                    null,
                    entry));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private String field(String text) {
        String stripped = text.strip();
        return decimalCommas && DECIMAL_COMMA.matcher(stripped).matches() ? stripped.replace(',', '.') : stripped;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public @Nullable String entry() {
        return entry;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
