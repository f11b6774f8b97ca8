/** The second factor: one-time passwords by an authenticator application, and recovery codes. */
@NullMarked
package org.vigie.auth.secondfactor;

import org.jspecify.annotations.NullMarked;
