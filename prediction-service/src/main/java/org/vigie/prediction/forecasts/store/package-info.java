/** Rounds and forecasts in the database. */
@NullMarked
package org.vigie.prediction.forecasts.store;

import org.jspecify.annotations.NullMarked;
