/** The flat line that the hubs measure every model against. */
@NullMarked
package org.vigie.forecasting.model.baseline;

import org.jspecify.annotations.NullMarked;
