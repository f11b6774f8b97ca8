/** Predictive distributions as the hubs write them: quantiles. */
@NullMarked
package org.vigie.forecasting.distribution;

import org.jspecify.annotations.NullMarked;
