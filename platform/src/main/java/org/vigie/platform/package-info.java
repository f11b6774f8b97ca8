/** What must be the same in every service and has no domain word in it. */
@NullMarked
package org.vigie.platform;

import org.jspecify.annotations.NullMarked;
