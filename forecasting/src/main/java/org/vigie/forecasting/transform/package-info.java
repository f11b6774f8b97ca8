/** Changes of scale with their inverses. */
@NullMarked
package org.vigie.forecasting.transform;

import org.jspecify.annotations.NullMarked;
