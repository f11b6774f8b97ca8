/** Figures: what they show, ready to be drawn or read. */
@NullMarked
package org.vigie.dataviz.figures;

import org.jspecify.annotations.NullMarked;
