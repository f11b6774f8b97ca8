/** One linear regression on recent values, shared by all places. */
@NullMarked
package org.vigie.forecasting.model.autoregressive;

import org.jspecify.annotations.NullMarked;
