package org.vigie.auth.external;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who a person is at a provider; an account that is provided came from there and follows it in name and role. */
public record ExternalIdentity(
        String provider,
        String issuer,
        String subject,
        UUID accountId,
        boolean provided,
        Instant since,
        @Nullable Instant lastUsedAt) {}
