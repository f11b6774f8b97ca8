/** Made-up surveillance data that behave like real ones: for demonstrations and tests, always marked as synthetic. */
@NullMarked
package org.vigie.forecasting.simulation;

import org.jspecify.annotations.NullMarked;
