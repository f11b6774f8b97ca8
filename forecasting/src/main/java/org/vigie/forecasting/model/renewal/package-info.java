/** Renewal model: new cases come from recent ones times a reproduction number that drifts back to normal. */
@NullMarked
package org.vigie.forecasting.model.renewal;

import org.jspecify.annotations.NullMarked;
