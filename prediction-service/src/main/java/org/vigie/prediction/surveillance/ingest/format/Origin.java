package org.vigie.prediction.surveillance.ingest.format;

import org.jspecify.annotations.Nullable;

/**
 * Where in the received file a line of the table came from.
 *
 * @param entry name of the archive's entry or the workbook's sheet; null for a plain file
 * @param line line or row there, from 1
 * @param column name of the column as the file has it
 */
public record Origin(
        @Nullable String entry,
        @Nullable Long line,
        @Nullable String column) {}
