/** Turns a received file, whatever its format, into one table of plain CSV; knows where each line came from. */
@NullMarked
package org.vigie.prediction.surveillance.ingest.format;

import org.jspecify.annotations.NullMarked;
