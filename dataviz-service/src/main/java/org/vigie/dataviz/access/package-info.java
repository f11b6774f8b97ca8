/** Keeps callers who may see some places only to figures of these places. */
@NullMarked
package org.vigie.dataviz.access;

import org.jspecify.annotations.NullMarked;
