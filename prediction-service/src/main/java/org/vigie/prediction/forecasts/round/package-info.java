/** Runs rounds. */
@NullMarked
package org.vigie.prediction.forecasts.round;

import org.jspecify.annotations.NullMarked;
