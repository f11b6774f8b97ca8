/** How often partners may call. */
@NullMarked
package org.vigie.gateway.limits;

import org.jspecify.annotations.NullMarked;
