/** Shares of emergency department visits as the CDC publishes them from NSSP. */
@NullMarked
package org.vigie.prediction.surveillance.feeds.nssp;

import org.jspecify.annotations.NullMarked;
