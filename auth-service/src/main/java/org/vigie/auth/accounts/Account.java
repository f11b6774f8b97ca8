package org.vigie.auth.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person who may sign in. */
public record Account(
        UUID id,
        String username,
        String displayName,
        @Nullable String email,
        Role role,
        String passwordHash,
        boolean passwordMustChange,
        boolean passwordStandsAlone,
        boolean locked,
        @Nullable Instant restrictedAt,
        Instant createdAt,
        Instant passwordChangedAt,
        @Nullable Instant lastSignInAt) {
    /** Whether the person may come in and work. */
    public boolean mayAct() {
        return !locked && restrictedAt == null;
    }
}
