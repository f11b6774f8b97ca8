/** The trace id that joins the log lines of one request. */
@NullMarked
package org.vigie.platform.observability;

import org.jspecify.annotations.NullMarked;
