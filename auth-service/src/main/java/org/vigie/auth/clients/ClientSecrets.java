package org.vigie.auth.clients;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Checks client secrets by a salted HMAC-SHA-256. Secrets are random and long, so nobody can guess them and a slow
 * hash would only slow down every call.
 */
class ClientSecrets implements PasswordEncoder {
    static final int SHORTEST = 32;
    private static final String PREFIX = "{hmac-sha256}";
    private static final int SALT = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String encode(@Nullable CharSequence secret) {
        var salt = new byte[SALT];
        random.nextBytes(salt);
        var hex = HexFormat.of();
        return PREFIX + hex.formatHex(salt) + "." + hex.formatHex(mac(salt, String.valueOf(secret)));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String encoded) {
        if (secret == null || encoded == null || !encoded.startsWith(PREFIX)) {
            return false;
        }
        var hex = HexFormat.of();
        var dot = encoded.indexOf('.');
        var salt = hex.parseHex(encoded.substring(PREFIX.length(), dot));
        return MessageDigest.isEqual(mac(salt, secret.toString()), hex.parseHex(encoded.substring(dot + 1)));
    }

    private static byte[] mac(byte[] salt, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            return mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
