/** Vintages in the database: appended, never overwritten. */
@NullMarked
package org.vigie.prediction.surveillance.store;

import org.jspecify.annotations.NullMarked;
