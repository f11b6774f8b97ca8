/** Administration of accounts over HTTP. */
@NullMarked
package org.vigie.auth.administration;

import org.jspecify.annotations.NullMarked;
