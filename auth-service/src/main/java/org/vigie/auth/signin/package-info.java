/** The pages on which people sign in. */
@NullMarked
package org.vigie.auth.signin;

import org.jspecify.annotations.NullMarked;
