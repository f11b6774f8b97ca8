/** The hubs: what each asks for, and its files read and written. */
@NullMarked
package org.vigie.forecasting.hub;

import org.jspecify.annotations.NullMarked;
