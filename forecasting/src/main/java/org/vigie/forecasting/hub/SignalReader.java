package org.vigie.forecasting.hub;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.Place;
import org.vigie.forecasting.Signal;
import org.vigie.forecasting.series.Revision;
import org.vigie.forecasting.series.Vintages;

/**
 * Reads series that may help a forecast: hub target data of another target, or a surveillance network's own table.
 *
 * <p>Columns: {@code target_end_date}, {@code date} or {@code week_end}; {@code location}; {@code value},
 * {@code observation}, {@code weighted_ili_pct} with {@code unweighted_ili_pct} for want of it, or
 * {@code percent_positive}; where there are any {@code as_of} and {@code target} or {@code indicator}, each of whose
 * names becomes a signal of its own. Weeks may end on any day: they are moved to the profile's.
 */
public final class SignalReader {
    private final HubProfile profile;
    private final String name;
    private final @Nullable LocalDate asOf;

    private SignalReader(HubProfile profile, String name, @Nullable LocalDate asOf) {
        this.profile = profile;
        this.name = name;
        this.asOf = asOf;
    }

    /**
     * A reader of signals for {@code profile}.
     *
     * @param name name of the signal, or start of the names where a file holds several
     * @param asOf day from which values without a column {@code as_of} were public; null if every row must tell
     */
    public static SignalReader of(HubProfile profile, String name, @Nullable LocalDate asOf) {
        return new SignalReader(profile, name, asOf);
    }

    /** The signals of a file and what is wrong with it; the target of the profile itself is passed over. */
    public Result read(InputStream in) throws IOException {
        Rows rows = new Rows();
        CsvRows.read(in, rows.findings, rows);
        List<Signal> signals = new ArrayList<>();
        rows.revisions.forEach((signal, list) -> signals.add(new Signal(signal, Vintages.of(list))));
        return new Result(signals, rows.findings);
    }

    /** What a file of signals held. */
    public record Result(List<Signal> signals, Findings findings) {
        public Result {
            signals = List.copyOf(signals);
        }
    }

    private final class Rows implements CsvRows.Format {
        private final Findings findings = new Findings();
        private final Fields fields = new Fields();
        private final Map<String, List<Revision>> revisions = new TreeMap<>();
        private final Map<String, String> codes = new HashMap<>();
        private int endColumn;
        private int placeColumn;
        private int valueColumn;
        private int insteadColumn;
        private int asOfColumn;
        private int partColumn;

        Rows() {
            for (Place place : Places.of(profile)) {
                codes.put(place.code(), place.code());
                codes.put(place.name(), place.code());
            }
        }

        @Override
        public boolean header(CsvRows.Header header) {
            endColumn = CsvRows.require(header, findings, "target_end_date", "date", "week_end");
            placeColumn = CsvRows.require(header, findings, "location");
            valueColumn =
                    CsvRows.require(header, findings, "value", "observation", "weighted_ili_pct", "percent_positive");
            insteadColumn = header.find("unweighted_ili_pct");
            asOfColumn = header.find("as_of");
            partColumn = header.find("target", "indicator");
            if (asOfColumn < 0 && asOf == null) {
                findings.add(
                        FindingRule.MISSING_AS_OF,
                        header.line(),
                        "as_of",
                        String.join(",", header.names()),
                        "a column as_of, or the day the file was public: FILE@YYYY-MM-DD");
            }
            return findings.errors() == 0;
        }

        @Override
        public void row(CsvRows.Row row) {
            String part = row.get(partColumn);
            if (!part.isEmpty() && profile.isNamed(part)) {
                return;
            }
            String text = row.get(valueColumn);
            if (Fields.isMissing(text)) {
                text = row.get(insteadColumn);
            }
            Optional<LocalDate> end = date(row, endColumn, "target_end_date");
            Optional<LocalDate> known =
                    row.get(asOfColumn).isEmpty() && asOf != null ? Optional.of(asOf) : date(row, asOfColumn, "as_of");
            OptionalDouble value = Fields.isMissing(text) ? OptionalDouble.of(Double.NaN) : Fields.number(text);
            if (value.isEmpty()) {
                findings.add(FindingRule.NOT_A_NUMBER, row.line(), "value", text, "a number, or nothing");
            } else if (end.isPresent() && known.isPresent()) {
                String place = row.get(placeColumn);
                revisions
                        .computeIfAbsent(part.isEmpty() ? name : name + ":" + part, signal -> new ArrayList<>())
                        .add(new Revision(
                                codes.getOrDefault(place, place),
                                profile.calendar().weekEnd(end.get()),
                                known.get(),
                                value.getAsDouble()));
            }
        }

        private Optional<LocalDate> date(CsvRows.Row row, int column, String name) {
            Optional<LocalDate> date = fields.date(row.get(column));
            if (date.isEmpty()) {
                findings.add(FindingRule.BAD_DATE, row.line(), name, row.get(column), "a date written as YYYY-MM-DD");
            }
            return date;
        }
    }
}
