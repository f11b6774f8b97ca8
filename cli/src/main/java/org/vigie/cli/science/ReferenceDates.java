package org.vigie.cli.science;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.vigie.cli.Failure;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.backtest.BacktestDate;
import org.vigie.forecasting.hub.HubProfile;

/** Finds the reference dates to forecast and the last day whose publications each may read. */
final class ReferenceDates {
    private ReferenceDates() {}

    /** Fails with the next possible date if {@code day} is not on the hub's weekday. */
    static void check(HubProfile profile, LocalDate day) {
        if (!profile.isReferenceDate(day)) {
            LocalDate next = profile.referenceDateFrom(day);
            throw Failure.ofInput("%s is a %s; a reference date of %s is a %s, such as %s"
                    .formatted(day, day.getDayOfWeek(), profile.id(), next.getDayOfWeek(), next));
        }
    }

    /** Fails if {@code asOf} is later than the day the forecast is made for: it would read the future. */
    static void checkAsOf(LocalDate referenceDate, LocalDate asOf) {
        if (asOf.isAfter(referenceDate)) {
            throw Failure.ofInput("the forecast for " + referenceDate + " may read nothing published later, as " + asOf
                    + " would allow");
        }
    }

    /** The last day on which no week to forecast was over. */
    static LocalDate lastDay(HubProfile profile, LocalDate referenceDate) {
        return profile.targetEndDate(referenceDate, profile.horizons().getFirst())
                .minusDays(1);
    }

    /** The last day on which a value of the target was published that the forecast may read. */
    static LocalDate lastPublication(TrainingData data, HubProfile profile, LocalDate referenceDate) {
        LocalDate latest = profile.lastDayKnown(referenceDate);
        LocalDate last = data.target().asOfDates().floor(latest);
        if (last == null) {
            throw Failure.ofInput("nothing was published by " + latest + "; the first publication is of "
                    + data.target().asOfDates().first());
        }
        return last;
    }

    /** Every week from {@code from} to {@code to}, each as known at its last publication. */
    static List<BacktestDate> weekly(TrainingData data, HubProfile profile, LocalDate from, LocalDate to) {
        List<BacktestDate> dates = new ArrayList<>();
        for (LocalDate day = profile.referenceDateFrom(from); !day.isAfter(to); day = day.plusWeeks(1)) {
            dates.add(new BacktestDate(day, lastPublication(data, profile, day)));
        }
        return dates;
    }

    /** The rows of a file with columns reference_date, as_of and where there is one hub, between the dates. */
    static List<BacktestDate> read(Path file, HubProfile profile, LocalDate from, LocalDate to) {
        List<BacktestDate> dates = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(DataFiles.open(file))) {
            for (NamedCsvRecord row : rows) {
                if (!isOf(profile, row.findField("hub").orElse(""))) {
                    continue;
                }
                LocalDate day = date(row, "reference_date", file);
                if (!day.isBefore(from)
                        && !day.isAfter(to)
                        && !field(row, "as_of", file).isBlank()) {
                    LocalDate asOf = date(row, "as_of", file);
                    check(profile, day);
                    checkAsOf(day, asOf);
                    dates.add(new BacktestDate(day, asOf));
                }
            }
        } catch (IOException | CsvParseException e) {
            throw Failure.ofInput("cannot read " + file + ": " + e.getMessage(), e);
        }
        return dates;
    }

    private static boolean isOf(HubProfile profile, String hub) {
        String own = switch (profile) {
            case FLUSIGHT -> "flu";
            case COVID_HUB -> "covid";
            default -> profile.id();
        };
        return hub.isBlank() || hub.equals(profile.id()) || hub.equals(own);
    }

    private static LocalDate date(NamedCsvRecord row, String column, Path file) {
        String text = field(row, column, file);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Failure.ofInput(
                    "%s, line %d, column %s: found '%s', expected a date YYYY-MM-DD"
                            .formatted(file, row.getStartingLineNumber(), column, text),
                    e);
        }
    }

    private static String field(NamedCsvRecord row, String column, Path file) {
        return row.findField(column).orElseThrow(() -> Failure.ofInput(file + ": expected a column " + column));
    }
}
