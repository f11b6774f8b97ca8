package org.vigie.prediction.audit.delivery;

import java.time.Instant;
import java.util.UUID;

/** Under which name somebody worked, from when to when, and what is to stand there instead. */
record ErasedPerson(UUID id, String name, Instant since, Instant until, String pseudonym) {}
