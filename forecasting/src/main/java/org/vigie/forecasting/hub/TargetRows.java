package org.vigie.forecasting.hub;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.series.Revision;
import org.vigie.forecasting.series.WeekCalendar;

/** Reads the rows of one file of target data, has each rule look at them, and passes the good ones on. */
final class TargetRows implements CsvRows.Format {
    private final HubProfile profile;
    private final Set<String> places;
    private final @Nullable LocalDate fileAsOf;
    private final Consumer<Revision> sink;
    private final Strata strata;
    private final RowRule unknownStratum;
    private final List<RowRule> rules;
    private final RowRule duplicates = new Duplicates();
    private final Findings findings = new Findings();
    private final Fields fields = new Fields();

    private int endColumn;
    private int placeColumn;
    private int asOfColumn;
    private int targetColumn;
    private int valueColumn;
    private int stratumColumn;
    private String endName = "target_end_date";
    private String valueName = "value";
    private long rows;
    private long otherRows;
    private long weeksHere;
    private long weeksElsewhere;
    private long repeated;
    private final Set<String> strataHere = new TreeSet<>();

    TargetRows(
            HubProfile profile,
            Set<String> places,
            Map<String, Double> inhabitants,
            Strata strata,
            @Nullable LocalDate fileAsOf,
            Consumer<Revision> sink) {
        this.profile = profile;
        this.places = places;
        this.fileAsOf = fileAsOf;
        this.sink = sink;
        this.strata = strata;
        this.unknownStratum = new UnknownStratum(strata);
        this.rules = List.of(
                new BadDate(),
                new ImpossibleWeek(profile.calendar()),
                new WrongWeekday(profile.calendar()),
                new MissingAsOf(),
                new FutureWeek(),
                new UnknownPlace(profile, places),
                new LostLeadingZero(),
                new NotANumber(),
                new NegativeValue(),
                new AbovePopulation(profile, inhabitants));
    }

    Findings findings() {
        return findings;
    }

    HubTargetData finish(List<Revision> revisions) {
        if (rows == 0 && otherRows > 0 && strataHere.isEmpty()) {
            findings.add(
                    FindingRule.NO_ROW_FOR_TARGET,
                    0,
                    "target",
                    Findings.rowsAboutOtherTargets(otherRows),
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
        if (repeated > 0) {
            findings.add(
                    FindingRule.REPEATED_ROW, 0, null, repeated == 1 ? "1 row" : repeated + " rows", "each row once");
        }
        return new HubTargetData(revisions, findings, rows, otherRows, strataHere);
    }

    @Override
    public boolean header(CsvRows.Header header) {
        endColumn = CsvRows.require(
                header, findings, "target_end_date", "date", "truth_date", "week", "epiweek", "yearweek");
        placeColumn = CsvRows.require(header, findings, "location");
        valueColumn = CsvRows.require(header, findings, "value", "observation");
        targetColumn = header.find("target", "indicator");
        asOfColumn = header.find("as_of");
        stratumColumn = header.find("stratum");
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
    public void row(CsvRows.Row csv) {
        if (targetColumn >= 0 && !profile.isNamed(csv.get(targetColumn))) {
            otherRows++;
            return;
        }
        TargetRow row = read(csv);
        RowRule.Notice stranger = unknownStratum.check(row);
        if (stranger != null) {
            report(csv, row, stranger);
            return;
        }
        if (stratumColumn >= 0) {
            strataHere.add(row.stratum());
        }
        if (!row.stratum().equals(strata.wanted())) {
            return;
        }
        rows++;
        count(row.end());
        boolean usable = true;
        for (RowRule rule : rules) {
            RowRule.Notice notice = rule.check(row);
            if (notice != null) {
                usable &= notice.rule().severity() != FindingRule.Severity.ERROR;
                report(csv, row, notice);
            }
        }
        if (usable) {
            pass(csv, row);
        }
    }

    private void pass(CsvRows.Row csv, TargetRow row) {
        RowRule.Notice notice = duplicates.check(row);
        if (notice == null) {
            sink.accept(row.revision());
        } else if (notice.rule() == FindingRule.REPEATED_ROW) {
            repeated++;
        } else {
            report(csv, row, notice);
        }
    }

    private TargetRow read(CsvRows.Row csv) {
        String endText = csv.get(endColumn);
        String placeText = csv.get(placeColumn);
        String asOfText = csv.get(asOfColumn);
        String stratum = csv.get(stratumColumn);
        String valueText = csv.get(valueColumn);
        return new TargetRow(
                endText,
                end(endText),
                placeText,
                place(placeText),
                asOfText,
                asOfText.isEmpty() && fileAsOf != null
                        ? fileAsOf
                        : fields.date(asOfText).orElse(null),
                stratum.isEmpty() ? Strata.TOTAL : stratum,
                valueText,
                value(valueText));
    }

    private @Nullable LocalDate end(String text) {
        Optional<LocalDate> end = fields.date(text);
        return end.isPresent()
                ? end.get()
                : NumberedWeek.find(text)
                        .flatMap(week -> profile.calendar().weekEnd(week.year(), week.week()))
                        .orElse(null);
    }

    private @Nullable String place(String code) {
        if (places.contains(code)) {
            return code;
        }
        String padded = "0" + code;
        return places.contains(padded) ? padded : null;
    }

    private static @Nullable Double value(String text) {
        if (Fields.isMissing(text)) {
            return Double.NaN;
        }
        OptionalDouble value = Fields.number(text);
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private void count(@Nullable LocalDate end) {
        if (end != null && profile.calendar().isWeekEnd(end)) {
            weeksHere++;
        } else if (end != null && other().isWeekEnd(end)) {
            weeksElsewhere++;
        }
    }

    private WeekCalendar other() {
        return profile.calendar() == WeekCalendar.ISO ? WeekCalendar.MMWR : WeekCalendar.ISO;
    }

    private static DayOfWeek weekday(WeekCalendar calendar) {
        return calendar.weekEnd(LocalDate.EPOCH).getDayOfWeek();
    }

    private void report(CsvRows.Row csv, TargetRow row, RowRule.Notice notice) {
        String column = switch (notice.column()) {
            case END -> endName;
            case PLACE -> "location";
            case AS_OF -> "as_of";
            case STRATUM -> "stratum";
            case VALUE -> valueName;
        };
        findings.add(new Finding(
                notice.rule(), csv.line(), column, notice.found(), notice.expected(), row.place(), row.end()));
    }
}
