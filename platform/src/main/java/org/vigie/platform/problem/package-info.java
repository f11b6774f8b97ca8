/** Errors as RFC 9457 problem details in the reader's language. */
@NullMarked
package org.vigie.platform.problem;

import org.jspecify.annotations.NullMarked;
