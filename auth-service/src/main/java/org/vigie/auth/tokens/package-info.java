/** What stands in tokens. */
@NullMarked
package org.vigie.auth.tokens;

import org.jspecify.annotations.NullMarked;
