/** Which places the caller may see; whoever is limited is refused whatever has not been decided for her. */
@NullMarked
package org.vigie.prediction.access;

import org.jspecify.annotations.NullMarked;
