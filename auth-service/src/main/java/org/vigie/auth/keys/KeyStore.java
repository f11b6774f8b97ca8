package org.vigie.auth.keys;

import java.time.Instant;
import java.util.List;

/** Where signing keys are kept. */
interface KeyStore {
    /** All keys that are published, those to be used later included. */
    List<SigningKey> list();

    /** Makes what is missing for now and for the near future, and drops what has retired. */
    void rotate(Instant now);
}
