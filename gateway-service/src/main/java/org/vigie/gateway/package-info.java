/** Starts the one public door. */
@NullMarked
package org.vigie.gateway;

import org.jspecify.annotations.NullMarked;
