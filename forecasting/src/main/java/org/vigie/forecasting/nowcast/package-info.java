/** How much the newest weeks will still be revised, learnt from how past weeks were. */
@NullMarked
package org.vigie.forecasting.nowcast;

import org.jspecify.annotations.NullMarked;
