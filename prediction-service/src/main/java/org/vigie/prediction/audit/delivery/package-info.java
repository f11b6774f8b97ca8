/** Keeps events beside the data they are about until auth-service has taken them. */
@NullMarked
package org.vigie.prediction.audit.delivery;

import org.jspecify.annotations.NullMarked;
