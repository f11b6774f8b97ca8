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
 */
public record ImportFinding(
        Severity severity,
        String rule,
        @Nullable Long line,
        @Nullable String column,
        @Nullable String found,
        @Nullable String expected,
        @Nullable String place,
        @Nullable LocalDate targetEndDate) {
    /** Errors keep the whole file out; warnings are kept with the data. */
    public enum Severity {
        ERROR,
        WARNING
    }
}
