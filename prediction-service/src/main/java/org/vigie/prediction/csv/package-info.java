/** Comma-separated values that are safe to open in a spreadsheet. */
@NullMarked
package org.vigie.prediction.csv;

import org.jspecify.annotations.NullMarked;
