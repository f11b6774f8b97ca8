/** Starts the OAuth 2 and OpenID Connect authorization server. */
@NullMarked
package org.vigie.auth;

import org.jspecify.annotations.NullMarked;
