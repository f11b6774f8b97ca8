package org.vigie.forecasting.hub;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.Place;
import org.vigie.forecasting.series.Revision;
import org.vigie.forecasting.series.WeekCalendar;

/** Checks the rows of one file of target data and passes the good ones on. */
final class TargetRows implements CsvRows.Format {
    private static final String DATE_EXPECTED = "a date written as YYYY-MM-DD";
    private static final String WEEK_EXPECTED = "a date written as YYYY-MM-DD, or a week as in 2024-W07 or 202407";

    private final HubProfile profile;
    private final Set<String> places;
    private final @Nullable LocalDate fileAsOf;
    private final Consumer<Revision> sink;
    private final Findings findings = new Findings();
    private final Fields fields = new Fields();
    private final SeenValues seen = new SeenValues();
    private final Map<String, Double> largest = new HashMap<>();

    private int endColumn;
    private int placeColumn;
    private int asOfColumn;
    private int targetColumn;
    private int valueColumn;
    private String endName = "target_end_date";
    private String valueName = "value";
    private long rows;
    private long otherRows;
    private long weeksHere;
    private long weeksElsewhere;

    TargetRows(HubProfile profile, Set<String> places, @Nullable LocalDate fileAsOf, Consumer<Revision> sink) {
        this.profile = profile;
        this.places = places;
        this.fileAsOf = fileAsOf;
        this.sink = sink;
        for (Place place : Places.of(profile)) {
            largest.put(place.code(), profile.largestValue(place.population()));
        }
    }

    Findings findings() {
        return findings;
    }

    HubTargetData finish(List<Revision> revisions) {
        if (rows == 0 && otherRows > 0) {
            findings.add(
                    FindingRule.NO_ROW_FOR_TARGET,
                    0,
                    "target",
                    otherRows + " rows about other targets",
                    "rows about " + profile.target());
        }
        if (weeksHere > 0 && weeksElsewhere > 1) {
            findings.add(
                    FindingRule.MIXED_CALENDARS,
                    0,
                    endName,
                    weeksElsewhere + " rows of " + (weeksHere + weeksElsewhere) + " end their weeks on a "
                            + weekday(other()),
                    "one calendar, with weeks that end on a " + weekday(profile.calendar()));
        }
        return new HubTargetData(revisions, findings, rows, otherRows);
    }

    @Override
    public boolean header(CsvRows.Header header) {
        endColumn = CsvRows.require(
                header, findings, "target_end_date", "date", "truth_date", "week", "epiweek", "yearweek");
        placeColumn = CsvRows.require(header, findings, "location");
        valueColumn = CsvRows.require(header, findings, "value", "observation");
        targetColumn = header.find("target", "indicator");
        asOfColumn = header.find("as_of");
        if (asOfColumn < 0 && fileAsOf == null) {
            findings.add(
                    FindingRule.MISSING_AS_OF,
                    header.line(),
                    "as_of",
                    String.join(",", header.names()),
                    "a column as_of, or a date of publication given for the file");
        }
        if (findings.errors() > 0) {
            return false;
        }
        endName = header.names().get(endColumn);
        valueName = header.names().get(valueColumn);
        return true;
    }

    @Override
    public void row(CsvRows.Row row) {
        if (targetColumn >= 0 && !profile.isNamed(row.get(targetColumn))) {
            otherRows++;
            return;
        }
        rows++;
        Optional<LocalDate> end = weekEnd(row);
        Optional<LocalDate> asOf = asOf(row);
        Optional<String> place = place(row);
        OptionalDouble value = value(row, place.orElse(""));
        if (end.isEmpty() || asOf.isEmpty() || place.isEmpty() || value.isEmpty()) {
            return;
        }
        Revision revision = new Revision(place.get(), end.get(), asOf.get(), value.getAsDouble());
        if (revision.targetEndDate().isAfter(revision.asOf())) {
            report(
                    row,
                    FindingRule.FUTURE_WEEK,
                    endName,
                    row.get(endColumn),
                    "a week that ended by its publication on " + revision.asOf());
            return;
        }
        Optional<Double> before = seen.put(revision);
        if (before.isEmpty()) {
            sink.accept(revision);
        } else if (Double.compare(before.get(), revision.value()) != 0) {
            String kept = Double.isNaN(before.get()) ? "missing" : HubNumbers.format(before.get());
            report(row, FindingRule.CONFLICTING_DUPLICATE, valueName, row.get(valueColumn), kept + ", as further up");
        }
    }

    private Optional<LocalDate> weekEnd(CsvRows.Row row) {
        String text = row.get(endColumn);
        Optional<LocalDate> end = fields.date(text);
        if (end.isEmpty()) {
            return numberedWeek(row, text);
        } else if (!profile.calendar().isWeekEnd(end.get())) {
            LocalDate near = profile.calendar().weekEnd(end.get());
            report(
                    row,
                    FindingRule.WRONG_WEEKDAY,
                    endName,
                    text,
                    "a week that ends on a " + near.getDayOfWeek() + ", such as " + near);
            weeksElsewhere += other().isWeekEnd(end.get()) ? 1 : 0;
            return Optional.empty();
        }
        weeksHere++;
        return end;
    }

    private Optional<LocalDate> numberedWeek(CsvRows.Row row, String text) {
        Optional<NumberedWeek> week = NumberedWeek.find(text);
        if (week.isEmpty()) {
            report(row, FindingRule.BAD_DATE, endName, text, WEEK_EXPECTED);
            return Optional.empty();
        }
        int year = week.get().year();
        Optional<LocalDate> end = profile.calendar().weekEnd(year, week.get().week());
        if (end.isEmpty()) {
            String expected = "1 to " + profile.calendar().weeks(year) + ", the weeks that " + year + " has in the "
                    + profile.calendar() + " calendar";
            report(row, FindingRule.IMPOSSIBLE_WEEK, endName, text, expected);
        }
        return end;
    }

    private WeekCalendar other() {
        return profile.calendar() == WeekCalendar.ISO ? WeekCalendar.MMWR : WeekCalendar.ISO;
    }

    private static DayOfWeek weekday(WeekCalendar calendar) {
        return calendar.weekEnd(LocalDate.EPOCH).getDayOfWeek();
    }

    private Optional<LocalDate> asOf(CsvRows.Row row) {
        String text = row.get(asOfColumn);
        if (text.isEmpty() && fileAsOf != null) {
            return Optional.of(fileAsOf);
        }
        Optional<LocalDate> day = fields.date(text);
        if (day.isEmpty()) {
            boolean missing = text.isEmpty();
            report(row, missing ? FindingRule.MISSING_AS_OF : FindingRule.BAD_DATE, "as_of", text, DATE_EXPECTED);
        }
        return day;
    }

    private Optional<String> place(CsvRows.Row row) {
        String code = row.get(placeColumn);
        if (places.contains(code)) {
            return Optional.of(code);
        }
        String padded = "0" + code;
        if (places.contains(padded)) {
            report(row, FindingRule.LOST_LEADING_ZERO, "location", code, padded);
            return Optional.of(padded);
        }
        String example =
                places.stream().sorted().limit(3).reduce((a, b) -> a + ", " + b).orElse("no place at all");
        report(row, FindingRule.UNKNOWN_PLACE, "location", code, "a place of " + profile.id() + ", such as " + example);
        return Optional.empty();
    }

    private OptionalDouble value(CsvRows.Row row, String place) {
        String text = row.get(valueColumn);
        if (Fields.isMissing(text)) {
            return OptionalDouble.of(Double.NaN);
        }
        OptionalDouble value = Fields.number(text);
        if (value.isEmpty()) {
            report(row, FindingRule.NOT_A_NUMBER, valueName, text, "a number with a decimal point, or nothing");
            return value;
        }
        if (value.getAsDouble() < 0) {
            report(row, FindingRule.NEGATIVE_VALUE, valueName, text, "zero or more");
            return OptionalDouble.empty();
        }
        double limit = largest.getOrDefault(place, Double.NaN);
        if (value.getAsDouble() > limit) {
            String expected = "at most " + HubNumbers.format(limit);
            if (profile.unit() != HubProfile.Unit.COUNT) {
                report(row, FindingRule.IMPLAUSIBLE_RATE, valueName, text, expected);
                return value;
            }
            report(row, FindingRule.ABOVE_POPULATION, valueName, text, expected);
            return OptionalDouble.empty();
        }
        return value;
    }

    private void report(CsvRows.Row row, FindingRule rule, String column, String found, String expected) {
        findings.add(rule, row.line(), column, found, expected);
    }
}
