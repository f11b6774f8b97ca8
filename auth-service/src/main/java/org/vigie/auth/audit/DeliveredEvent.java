package org.vigie.auth.audit;

import java.time.Instant;
import java.util.UUID;

/** An event that another service kept until it could be delivered; its id tells whether it has come before. */
record DeliveredEvent(UUID id, Instant at, String event, String actor, String subject, String address, String detail) {}
