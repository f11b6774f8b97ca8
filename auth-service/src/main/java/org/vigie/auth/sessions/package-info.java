/** The sessions people have open, and their end. */
@NullMarked
package org.vigie.auth.sessions;

import org.jspecify.annotations.NullMarked;
