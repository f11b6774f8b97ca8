/** Forecasts from the time of year alone. */
@NullMarked
package org.vigie.forecasting.model.seasonal;

import org.jspecify.annotations.NullMarked;
