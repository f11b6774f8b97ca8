/** Keys that sign tokens. */
@NullMarked
package org.vigie.auth.keys;

import org.jspecify.annotations.NullMarked;
