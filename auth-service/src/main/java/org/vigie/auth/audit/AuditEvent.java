package org.vigie.auth.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;

/** One thing that was done: by whom, to whom or what, from where. */
public record AuditEvent(
        long number, Instant at, String event, String actor, String subject, String address, String detail) {
    /** The hash of this event and of all before it: SHA-256 over the previous hash and the length-prefixed fields. */
    byte[] hash(byte[] previous) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(previous);
        bytes.writeBytes(ByteBuffer.allocate(16)
                .putLong(number)
                .putLong(at.toEpochMilli())
                .array());
        for (var field : List.of(event, actor, subject, address, detail)) {
            var text = field.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(ByteBuffer.allocate(4).putInt(text.length).array());
            bytes.writeBytes(text);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
