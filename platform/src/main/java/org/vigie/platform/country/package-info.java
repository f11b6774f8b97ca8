/** What a deployment is, and what it has or lacks. */
@NullMarked
package org.vigie.platform.country;

import org.jspecify.annotations.NullMarked;
