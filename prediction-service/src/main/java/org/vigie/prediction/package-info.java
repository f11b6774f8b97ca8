/** Starts the owner of observations and forecasts. */
@NullMarked
package org.vigie.prediction;

import org.jspecify.annotations.NullMarked;
