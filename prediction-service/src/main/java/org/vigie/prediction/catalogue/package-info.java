/** Reference data everyone names things by: profiles, places, populations. */
@NullMarked
package org.vigie.prediction.catalogue;

import org.jspecify.annotations.NullMarked;
