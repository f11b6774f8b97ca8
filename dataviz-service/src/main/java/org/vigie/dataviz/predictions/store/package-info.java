/** Reads the published views. */
@NullMarked
package org.vigie.dataviz.predictions.store;

import org.jspecify.annotations.NullMarked;
