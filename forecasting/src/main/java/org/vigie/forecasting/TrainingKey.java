package org.vigie.forecasting;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The key of {@link TrainedModels} under which something learnt is kept: how it was learnt, and a digest of all that it depends on. */
public final class TrainingKey {
    private static final int BYTES = 16;

    private final String method;
    private final MessageDigest digest;

    private TrainingKey(String method, MessageDigest digest) {
        this.method = method;
        this.digest = digest;
    }

    /**
     * A key that nothing was added to yet.
     *
     * @param method letters, digits and hyphens; changes whenever the same data teach something else
     */
    public static TrainingKey of(String method) {
        try {
            return new TrainingKey(method, MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public TrainingKey add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds all that is left in {@code bytes}. */
    public TrainingKey add(ByteBuffer bytes) {
        digest.update(bytes);
        return this;
    }

    /** The key, to which nothing can be added any more. */
    public String text() {
        return method + "-" + HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }
}
