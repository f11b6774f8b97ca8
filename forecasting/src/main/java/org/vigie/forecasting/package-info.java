/** The engine's front door: what to forecast from, what to forecast, and what comes out. */
@NullMarked
package org.vigie.forecasting;

import org.jspecify.annotations.NullMarked;
