package org.vigie.auth.keys;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Development keys: made at start, kept nowhere. */
class EphemeralKeyStore implements KeyStore {
    private final List<SigningKey> keys = new CopyOnWriteArrayList<>();

    @Override
    public List<SigningKey> list() {
        return List.copyOf(keys);
    }

    @Override
    public void rotate(Instant now) {
        if (keys.isEmpty()) {
            SigningKey.ALGORITHMS.forEach(algorithm -> keys.add(SigningKey.generate(algorithm, now)));
        }
    }
}
