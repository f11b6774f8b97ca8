/** Rules that look at accepted values and say what is odd about them; one rule a file. */
@NullMarked
package org.vigie.prediction.surveillance.quality;

import org.jspecify.annotations.NullMarked;
