/** How the services do, for those who keep the installation running. */
@NullMarked
package org.vigie.gateway.operations;

import org.jspecify.annotations.NullMarked;
