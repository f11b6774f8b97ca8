package org.vigie.auth.links;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A link that was made: sent by mail, or else shown once to be passed on by hand. */
public record PasswordLink(@Nullable String address, Instant expiresAt, boolean sent) {}
