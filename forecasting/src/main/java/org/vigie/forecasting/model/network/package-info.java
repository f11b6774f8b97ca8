/** Neural networks trained once on past waves. */
@NullMarked
package org.vigie.forecasting.model.network;

import org.jspecify.annotations.NullMarked;
