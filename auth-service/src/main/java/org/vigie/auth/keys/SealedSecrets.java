package org.vigie.auth.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Seals what people prove themselves by, so that a copy of the database alone gives nobody in. */
public class SealedSecrets {
    private final @Nullable KeyWrap wrap;
    private final byte @Nullable [] macKey;

    SealedSecrets(@Nullable String keyEncryptionKey) {
        var secret = keyEncryptionKey == null ? "" : keyEncryptionKey.strip();
        wrap = secret.isEmpty() ? null : new KeyWrap(secret, "vigie personal secrets");
        macKey = secret.isEmpty() ? null : mac(secret.getBytes(StandardCharsets.UTF_8), "vigie personal fingerprints");
    }

    /** Whether there is a key to seal with. */
    public boolean available() {
        return wrap != null;
    }

    public byte[] seal(String name, String text) {
        return wrap().wrap(name, text);
    }

    public String open(String name, byte[] sealed) {
        return wrap().unwrap(name, sealed);
    }

    /** A keyed hash, for what only needs to be recognised. */
    public byte[] fingerprint(String name, String text) {
        if (macKey == null) {
            throw missing();
        }
        return mac(macKey, name + "\n" + text);
    }

    private KeyWrap wrap() {
        if (wrap == null) {
            throw missing();
        }
        return wrap;
    }

    private static IllegalStateException missing() {
        return new IllegalStateException("vigie.auth.key-encryption-key is missing");
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
