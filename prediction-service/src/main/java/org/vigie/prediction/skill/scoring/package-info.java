/** Compares forecasts with what became known. */
@NullMarked
package org.vigie.prediction.skill.scoring;

import org.jspecify.annotations.NullMarked;
