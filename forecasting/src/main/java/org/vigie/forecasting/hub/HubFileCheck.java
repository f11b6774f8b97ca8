package org.vigie.forecasting.hub;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.Place;
import org.vigie.forecasting.distribution.QuantileLevels;

/** Checks a forecast file as the hubs do before they take it, and reports everything at once. */
public final class HubFileCheck implements CsvRows.Format {
    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)-[A-Za-z0-9_]+-[A-Za-z0-9_]+\\.csv");

    private record Forecast(String place, int horizon, LocalDate referenceDate) {
        @Override
        public String toString() {
            return place + " horizon " + horizon;
        }
    }

    private static final class Quantiles {
        private final double[] values = new double[QuantileLevels.COUNT];
        private final long[] lines = new long[QuantileLevels.COUNT];

        Quantiles() {
            Arrays.fill(values, Double.NaN);
        }
    }

    private final HubProfile profile;
    private final Findings findings = new Findings();
    private final Fields fields = new Fields();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<Forecast, Quantiles> forecasts = new LinkedHashMap<>();
    private final TreeSet<LocalDate> dates = new TreeSet<>();
    private final int[] columns = new int[8];
    private long otherRows;

    private HubFileCheck(HubProfile profile) {
        this.profile = profile;
        Places.of(profile).forEach(place -> places.put(place.code(), place));
    }

    /** All findings about the quantile forecasts of {@code profile}'s target in a file of this name. */
    public static Findings check(InputStream in, String fileName, HubProfile profile) throws IOException {
        HubFileCheck check = new HubFileCheck(profile);
        CsvRows.read(in, check.findings, check);
        check.finish(fileName);
        return check.findings;
    }

    @Override
    public boolean header(CsvRows.Header header) {
        String[] names = {
            profile.dateColumn(),
            "location",
            "horizon",
            "target",
            "target_end_date",
            "output_type",
            "output_type_id",
            "value"
        };
        for (int i = 0; i < names.length; i++) {
            columns[i] = CsvRows.require(header, findings, names[i]);
        }
        boolean readable = findings.errors() == 0;
        List<String> known = List.of(names);
        for (String name : header.names()) {
            if (!known.contains(name)) {
                String expected = String.join(",", names);
                findings.add(FindingRule.UNEXPECTED_COLUMN, header.line(), name, name, expected);
            }
        }
        return readable;
    }

    @Override
    public void row(CsvRows.Row row) {
        String target = row.get(columns[3]);
        if (!target.equals(profile.target())) {
            otherRows++;
            return;
        }
        String type = row.get(columns[5]);
        if (type.equals("sample") && profile.isUnitedStates()) {
            return; // the hubs of the CDC take sample paths beside the quantiles
        }
        if (!type.equals("quantile")) {
            report(row, FindingRule.OUTPUT_TYPE, "output_type", type, "quantile");
            return;
        }
        Optional<LocalDate> date = date(row, columns[0], profile.dateColumn());
        Optional<LocalDate> end = date(row, columns[4], "target_end_date");
        @Nullable Place place = places.get(row.get(columns[1]));
        if (place == null) {
            report(row, FindingRule.UNKNOWN_PLACE, "location", row.get(columns[1]), "a place of " + profile.id());
        }
        Optional<Integer> horizon = horizon(row);
        int level = ForecastRows.level(row.get(columns[6]));
        if (level < 0) {
            report(row, FindingRule.QUANTILE_LEVEL, "output_type_id", row.get(columns[6]), "one of the 23 levels");
        }
        OptionalDouble value = value(row, place);
        if (date.isPresent() && end.isPresent() && horizon.isPresent()) {
            dates.add(date.get());
            LocalDate expected = profile.targetEndDate(date.get(), horizon.get());
            if (!end.get().equals(expected)) {
                report(
                        row,
                        FindingRule.HORIZON_ARITHMETIC,
                        "target_end_date",
                        row.get(columns[4]),
                        expected + " for horizon " + horizon.get());
            }
        }
        if (date.isPresent() && place != null && horizon.isPresent() && level >= 0 && value.isPresent()) {
            put(row, new Forecast(place.code(), horizon.get(), date.get()), level, value.getAsDouble());
        }
    }

    private Optional<LocalDate> date(CsvRows.Row row, int column, String name) {
        Optional<LocalDate> date = fields.date(row.get(column));
        if (date.isEmpty()) {
            report(row, FindingRule.BAD_DATE, name, row.get(column), "a date written as YYYY-MM-DD");
        }
        return date;
    }

    private Optional<Integer> horizon(CsvRows.Row row) {
        OptionalDouble horizon = Fields.number(row.get(columns[2]));
        int last = profile.horizons().getLast();
        if (horizon.isEmpty()
                || horizon.getAsDouble() != Math.rint(horizon.getAsDouble())
                || horizon.getAsDouble() < profile.horizons().getFirst() - (profile.isUnitedStates() ? 1 : 0)
                || horizon.getAsDouble() > last) {
            report(row, FindingRule.HORIZON, "horizon", row.get(columns[2]), "a horizon up to " + last);
            return Optional.empty();
        }
        return Optional.of((int) horizon.getAsDouble());
    }

    private OptionalDouble value(CsvRows.Row row, @Nullable Place place) {
        String text = row.get(columns[7]);
        OptionalDouble value = Fields.number(text);
        if (value.isEmpty()) {
            report(row, FindingRule.NOT_A_NUMBER, "value", text, "a number with a decimal point");
        } else if (value.getAsDouble() < 0) {
            report(row, FindingRule.NEGATIVE_VALUE, "value", text, "zero or more");
        } else if (place != null && value.getAsDouble() > profile.largestValue(place.population())) {
            String limit = HubNumbers.format(profile.largestValue(place.population()));
            report(row, FindingRule.ABOVE_POPULATION, "value", text, "at most " + limit);
        }
        return value;
    }

    private void put(CsvRows.Row row, Forecast forecast, int level, double value) {
        Quantiles quantiles = forecasts.computeIfAbsent(forecast, f -> new Quantiles());
        if (quantiles.lines[level] > 0) {
            report(
                    row,
                    FindingRule.DUPLICATE_QUANTILE,
                    "output_type_id",
                    forecast + " level " + HubNumbers.format(QuantileLevels.at(level)),
                    "each level once, there is one on line " + quantiles.lines[level]);
            return;
        }
        quantiles.values[level] = value;
        quantiles.lines[level] = row.line();
    }

    private void finish(String fileName) {
        Matcher name = NAME.matcher(fileName);
        if (!name.matches()) {
            findings.addForFile(FindingRule.FILE_NAME, fileName, "YYYY-MM-DD-team-model.csv");
        } else if (!dates.isEmpty() && !dates.first().toString().equals(name.group(1))) {
            findings.addForFile(FindingRule.FILE_NAME, fileName, "the reference date inside, " + dates.first());
        }
        for (LocalDate date : dates) {
            if (!profile.isReferenceDate(date)) {
                findings.addForFile(
                        FindingRule.REFERENCE_DATE,
                        date + ", a " + date.getDayOfWeek(),
                        "a " + profile.referenceDateFrom(date).getDayOfWeek());
            }
        }
        if (dates.size() > 1) {
            findings.addForFile(FindingRule.ONE_REFERENCE_DATE, dates.toString(), "one reference date a file");
        }
        if (forecasts.isEmpty() && otherRows > 0) {
            findings.addForFile(
                    FindingRule.WRONG_TARGET,
                    Findings.rowsAboutOtherTargets(otherRows),
                    "rows about " + profile.target());
        }
        forecasts.forEach(this::checkQuantiles);
    }

    private void checkQuantiles(Forecast forecast, Quantiles quantiles) {
        int missing = 0;
        int before = -1;
        for (int i = 0; i < QuantileLevels.COUNT; i++) {
            if (Double.isNaN(quantiles.values[i])) {
                missing++;
                continue;
            }
            if (before >= 0 && quantiles.values[i] < quantiles.values[before]) {
                findings.add(
                        FindingRule.FALLING_QUANTILES,
                        quantiles.lines[i],
                        "value",
                        HubNumbers.format(quantiles.values[i]),
                        "at least " + HubNumbers.format(quantiles.values[before]) + ", the quantile at level "
                                + HubNumbers.format(QuantileLevels.at(before)) + " of " + forecast);
            }
            before = i;
        }
        if (missing > 0) {
            findings.add(
                    FindingRule.MISSING_QUANTILES,
                    quantiles.lines[Math.max(before, 0)],
                    "output_type_id",
                    forecast + " lacks " + missing,
                    "all 23 levels");
        }
    }

    private void report(CsvRows.Row row, FindingRule rule, String column, String found, String expected) {
        findings.add(rule, row.line(), column, found, expected);
    }
}
