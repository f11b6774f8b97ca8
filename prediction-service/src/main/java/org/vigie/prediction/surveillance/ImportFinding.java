package org.vigie.prediction.surveillance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong or odd about a file.
 *
 * @param rule stable name of the rule that was broken
 * @param line line of the file, from 1; null where the file as a whole is meant
 * @param column name of the column
 * @param found what stands there
 * @param expected what should stand there
 * @param entry file within an archive, or sheet of a workbook
 */
public record ImportFinding(
        Severity severity,
        String rule,
        @Nullable Long line,
        @Nullable String column,
        @Nullable String found,
        @Nullable String expected,
        @Nullable String place,
        @Nullable LocalDate targetEndDate,
        @Nullable String entry) {
    /** A finding in a file that has no entries, or about values rather than lines. */
    public ImportFinding(
            Severity severity,
            String rule,
            @Nullable Long line,
            @Nullable String column,
            @Nullable String found,
            @Nullable String expected,
            @Nullable String place,
            @Nullable LocalDate targetEndDate) {
        this(severity, rule, line, column, found, expected, place, targetEndDate, null);
    }

    /** An error about a file, or one entry of it, as a whole. */
    public static ImportFinding ofFile(
            String rule, @Nullable String entry, @Nullable String found, @Nullable String expected) {
        return new ImportFinding(Severity.ERROR, rule, null, null, found, expected, null, null, entry);
    }

    /** Errors keep the whole file out; warnings are kept with the data. */
    public enum Severity {
        ERROR,
        WARNING
    }
}
