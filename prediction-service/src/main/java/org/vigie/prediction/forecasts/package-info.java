/** Rounds of forecasts, and what they said. */
@NullMarked
package org.vigie.prediction.forecasts;

import org.jspecify.annotations.NullMarked;
