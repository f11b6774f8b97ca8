/** Figures of how good past forecasts were. */
@NullMarked
package org.vigie.dataviz.figures.skill;

import org.jspecify.annotations.NullMarked;
