/** Passkeys (WebAuthn): kept, named and recognised. */
@NullMarked
package org.vigie.auth.passkeys;

import org.jspecify.annotations.NullMarked;
