/** One-time links by which people choose a password: invitations and resets, by mail or by hand. */
@NullMarked
package org.vigie.auth.links;

import org.jspecify.annotations.NullMarked;
