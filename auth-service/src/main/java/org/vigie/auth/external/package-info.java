/** People who come from identity providers elsewhere: which there are, who comes, as whom. */
@NullMarked
package org.vigie.auth.external;

import org.jspecify.annotations.NullMarked;
