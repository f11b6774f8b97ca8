package org.vigie.prediction.surveillance.ingest.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vigie.prediction.surveillance.ingest.format.Layout;

/**
 * What the columns of one source's files mean.
 *
 * @param header the columns it was made for
 * @param signature what names that header, whatever the order and case of its columns
 */
public record Mapping(
        long id,
        String source,
        List<String> header,
        String signature,
        Layout layout,
        String changedBy,
        Instant changedAt) {
    public Mapping {
        header = List.copyOf(header);
    }

    /** The signature of a header. */
    public static String signature(List<String> header) {
        String names = header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining("\u001F"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
