/** Calendars, series and vintages: what was known about a place, and when. */
@NullMarked
package org.vigie.forecasting.series;

import org.jspecify.annotations.NullMarked;
