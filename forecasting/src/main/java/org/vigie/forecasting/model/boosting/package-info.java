/** Gradient-boosted regression trained on all places, seasons and signals at once. */
@NullMarked
package org.vigie.forecasting.model.boosting;

import org.jspecify.annotations.NullMarked;
