/** Emergency department visits as Santé publique France publishes them on Odissé. */
@NullMarked
package org.vigie.prediction.surveillance.feeds.odisse;

import org.jspecify.annotations.NullMarked;
