/** Mpox cases as Our World in Data publishes them from the World Health Organization. */
@NullMarked
package org.vigie.prediction.surveillance.feeds.mpox;

import org.jspecify.annotations.NullMarked;
