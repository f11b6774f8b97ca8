package org.vigie.auth.clients;

import java.time.Instant;
import java.util.List;

/** A partner's program as administrators see it. */
public record PartnerClient(
        String id,
        String name,
        String contact,
        List<String> scopes,
        String method,
        String proof,
        boolean disabled,
        Instant createdAt,
        String createdBy,
        Instant secretChangedAt) {}
