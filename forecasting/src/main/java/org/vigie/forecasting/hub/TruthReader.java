package org.vigie.forecasting.hub;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads what happened: columns {@code target_end_date} or {@code date}, {@code location}, {@code value},
 * {@code observation} or {@code oracle_value}, and where there is one {@code target} or {@code indicator}; of several
 * rows with an {@code as_of} the latest counts. An empty value is not scored.
 */
public final class TruthReader {
    private TruthReader() {}

    /** A week in a place. */
    public record Week(LocalDate targetEndDate, String place) {}

    /** What was observed, and what is wrong with the file. */
    public record Truth(Map<Week, Double> values, Findings findings) {
        public Truth {
            values = Map.copyOf(values);
        }
    }

    /** Reads the rows about {@code target}, or all if it is empty or the file names none. */
    public static Truth read(InputStream in, String target) throws IOException {
        Rows rows = new Rows(target);
        CsvRows.read(in, rows.findings, rows);
        return new Truth(rows.values, rows.findings);
    }

    private static final class Rows implements CsvRows.Format {
        private final String target;
        private final Findings findings = new Findings();
        private final Fields fields = new Fields();
        private final Map<Week, Double> values = new HashMap<>();
        private final Map<Week, String> asOf = new HashMap<>();
        private int endColumn;
        private int placeColumn;
        private int valueColumn;
        private int targetColumn;
        private int asOfColumn;

        Rows(String target) {
            this.target = target;
        }

        @Override
        public boolean header(CsvRows.Header header) {
            endColumn = CsvRows.require(header, findings, "target_end_date", "date");
            placeColumn = CsvRows.require(header, findings, "location");
            valueColumn = CsvRows.require(header, findings, "value", "observation", "oracle_value");
            targetColumn = header.find("target", "indicator");
            asOfColumn = header.find("as_of");
            return findings.errors() == 0;
        }

        private boolean isTarget(String about) {
            return about.equals(target)
                    || Arrays.stream(HubProfile.values())
                            .anyMatch(hub -> hub.target().equals(target) && hub.isNamed(about));
        }

        @Override
        public void row(CsvRows.Row row) {
            String about = row.get(targetColumn);
            if (!target.isEmpty() && !about.isEmpty() && !isTarget(about)) {
                return;
            }
            Optional<LocalDate> end = fields.date(row.get(endColumn));
            if (end.isEmpty()) {
                String expected = "a date written as YYYY-MM-DD";
                findings.add(FindingRule.BAD_DATE, row.line(), "target_end_date", row.get(endColumn), expected);
                return;
            }
            Week week = new Week(end.get(), placeCode(row.get(placeColumn)));
            String known = row.get(asOfColumn);
            if (known.compareTo(asOf.getOrDefault(week, "")) < 0) {
                return;
            }
            asOf.put(week, known);
            String text = row.get(valueColumn);
            OptionalDouble value = Fields.number(text);
            if (value.isPresent()) {
                values.put(week, value.getAsDouble());
            } else {
                values.remove(week);
                if (!Fields.isMissing(text)) {
                    findings.add(FindingRule.NOT_A_NUMBER, row.line(), "value", text, "a number, or nothing");
                }
            }
        }
    }

    /** The code of a place whose leading zero a spreadsheet may have taken. */
    static String placeCode(String text) {
        return text.length() == 1 && Character.isDigit(text.charAt(0)) ? "0" + text : text;
    }
}
