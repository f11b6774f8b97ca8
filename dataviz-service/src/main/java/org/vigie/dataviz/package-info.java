/** Starts the maker of figures, maps and exports. */
@NullMarked
package org.vigie.dataviz;

import org.jspecify.annotations.NullMarked;
