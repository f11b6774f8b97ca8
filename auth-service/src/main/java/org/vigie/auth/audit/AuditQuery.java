package org.vigie.auth.audit;

import java.time.Instant;

/** What is looked for in the audit trail. */
public record AuditQuery(String event, String actor, String text, Instant from, Instant to, long before, int limit) {}
