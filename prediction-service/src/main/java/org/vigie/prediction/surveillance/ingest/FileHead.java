package org.vigie.prediction.surveillance.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The column names of a table and its first rows, read without judging them. */
record FileHead(List<String> columns, List<List<String>> rows) {
    private static final int LONGEST_RECORD = 1 << 16;
    private static final Set<String> DATES =
            Set.of("target_end_date", "date", "truth_date", "week", "epiweek", "yearweek");

    FileHead {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Reads the header and at most so many rows; empty where there is nothing to be read. */
    static FileHead of(InputStream text, int most) throws IOException {
        List<List<String>> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .maxBufferSize(LONGEST_RECORD)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            for (CsvRecord csv : reader) {
                records.add(csv.getFields().stream().map(String::strip).toList());
                if (records.size() > most) {
                    break;
                }
            }
        } catch (CsvParseException tooLong) {
            return new FileHead(List.of(), List.of());
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        if (records.isEmpty()) {
            return new FileHead(List.of(), List.of());
        }
        List<String> columns = records.getFirst().stream()
                .map(name -> name.replace("\uFEFF", "").strip())
                .toList();
        return new FileHead(columns, records.subList(1, records.size()));
    }

    /** Whether each row says what it is about. */
    boolean namesTargets() {
        return has("target") || has("indicator");
    }

    /** Whether the columns are named as ours, so that nobody has to say what they mean. */
    boolean isRecognised() {
        return DATES.stream().anyMatch(this::has) && has("location") && (has("value") || has("observation"));
    }

    private boolean has(String name) {
        return columns.stream()
                .anyMatch(column -> column.toLowerCase(Locale.ROOT).equals(name));
    }
}
