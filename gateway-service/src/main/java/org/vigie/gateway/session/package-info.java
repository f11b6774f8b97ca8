/** Signing in and out, and the session behind the cookie. */
@NullMarked
package org.vigie.gateway.session;

import org.jspecify.annotations.NullMarked;
