/** Token checks, the same in every service. */
@NullMarked
package org.vigie.platform.security;

import org.jspecify.annotations.NullMarked;
