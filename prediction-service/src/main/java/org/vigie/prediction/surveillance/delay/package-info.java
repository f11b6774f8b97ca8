/** How late and how incomplete the newest weeks are, learnt from past vintages. */
@NullMarked
package org.vigie.prediction.surveillance.delay;

import org.jspecify.annotations.NullMarked;
