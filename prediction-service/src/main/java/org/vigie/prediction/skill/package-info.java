/** How good past forecasts turned out to be. */
@NullMarked
package org.vigie.prediction.skill;

import org.jspecify.annotations.NullMarked;
