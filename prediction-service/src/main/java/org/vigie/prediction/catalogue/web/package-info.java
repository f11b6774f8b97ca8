/** Serves reference data. */
@NullMarked
package org.vigie.prediction.catalogue.web;

import org.jspecify.annotations.NullMarked;
