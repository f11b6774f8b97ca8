/** Observations with every revision, and how they come in. */
@NullMarked
package org.vigie.prediction.surveillance;

import org.jspecify.annotations.NullMarked;
