package org.vigie.auth.sessions;

import java.time.Instant;
import java.util.UUID;

/** A session as its owner recognises it; its id is not the secret in the cookie. */
public record OpenSession(UUID id, Instant signedInAt, Instant lastUsedAt, String address, String agent) {}
