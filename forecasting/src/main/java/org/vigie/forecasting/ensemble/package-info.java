/** The combination of the members into one calibrated forecast. */
@NullMarked
package org.vigie.forecasting.ensemble;

import org.jspecify.annotations.NullMarked;
