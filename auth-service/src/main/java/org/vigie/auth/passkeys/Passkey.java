package org.vigie.auth.passkeys;

import java.time.Instant;

/** A passkey as its owner knows it. */
public record Passkey(String id, String name, Instant addedAt, Instant lastUsedAt, boolean synced) {}
