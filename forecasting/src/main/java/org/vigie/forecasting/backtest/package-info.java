/** Replays past reference dates on what was known on the day of each. */
@NullMarked
package org.vigie.forecasting.backtest;

import org.jspecify.annotations.NullMarked;
