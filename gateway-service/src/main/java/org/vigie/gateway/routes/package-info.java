/** Which public path leads to which service. */
@NullMarked
package org.vigie.gateway.routes;

import org.jspecify.annotations.NullMarked;
