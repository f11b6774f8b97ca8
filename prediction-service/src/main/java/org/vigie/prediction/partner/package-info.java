/** What partner systems may read. */
@NullMarked
package org.vigie.prediction.partner;

import org.jspecify.annotations.NullMarked;
