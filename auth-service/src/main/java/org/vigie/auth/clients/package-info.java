/** Programs that may ask for tokens. */
@NullMarked
package org.vigie.auth.clients;

import org.jspecify.annotations.NullMarked;
