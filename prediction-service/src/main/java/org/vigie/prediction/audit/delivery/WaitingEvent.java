package org.vigie.prediction.audit.delivery;

import java.time.Instant;
import java.util.UUID;

/** An event as auth-service takes it; by its id it knows one that it has taken before. */
record WaitingEvent(UUID id, Instant at, String event, String actor, String subject, String address, String detail) {}
