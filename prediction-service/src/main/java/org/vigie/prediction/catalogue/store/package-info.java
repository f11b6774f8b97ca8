/** Reads the catalogue from the database. */
@NullMarked
package org.vigie.prediction.catalogue.store;

import org.jspecify.annotations.NullMarked;
