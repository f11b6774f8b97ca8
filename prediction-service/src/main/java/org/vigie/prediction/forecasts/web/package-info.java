/** Rounds and forecasts over HTTP. */
@NullMarked
package org.vigie.prediction.forecasts.web;

import org.jspecify.annotations.NullMarked;
