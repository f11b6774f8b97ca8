/** How good forecasts were: scores of one forecast each, and skill of models against each other. */
@NullMarked
package org.vigie.forecasting.scoring;

import org.jspecify.annotations.NullMarked;
