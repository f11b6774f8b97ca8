package org.vigie.prediction.surveillance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said about a file they sent.
 *
 * @param profile the profile all its rows are for; null to find out
 * @param source name of the source
 * @param synthetic whether the values were made up for demonstration
 * @param asOf day of publication for files that do not say it in each row
 * @param sheet sheet of a workbook that has several; null to find out
 * @param feed the official feed it was fetched from; null for a file that somebody sent
 */
public record ImportRequest(
        String fileName,
        @Nullable String profile,
        String source,
        boolean synthetic,
        @Nullable LocalDate asOf,
        @Nullable String sheet,
        String importedBy,
        @Nullable String feed) {
    /** A file that somebody sent. */
    public ImportRequest(
            String fileName,
            @Nullable String profile,
            String source,
            boolean synthetic,
            @Nullable LocalDate asOf,
            @Nullable String sheet,
            String importedBy) {
        this(fileName, profile, source, synthetic, asOf, sheet, importedBy, null);
    }

    /** What a source is called that nobody has named. */
    public static final String UNNAMED_SOURCE = "hub target data";
}
