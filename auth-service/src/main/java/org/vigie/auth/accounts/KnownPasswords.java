package org.vigie.auth.accounts;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Passwords known from breaches and dictionaries, kept here so that none is asked for elsewhere: as sorted 64-bit hashes,
 * read when the first new password is looked at.
 */
@Component
class KnownPasswords {
    private final AccountProperties properties;
    private long @Nullable [] hashes;

    KnownPasswords(AccountProperties properties) {
        this.properties = properties;
        if (properties.knownPasswords() != null && !Files.isReadable(properties.knownPasswords())) {
            throw new IllegalStateException("vigie.auth.known-passwords: cannot read " + properties.knownPasswords());
        }
    }

    /** Whether the password, in lower case, is known. */
    boolean contains(String lower) {
        return Arrays.binarySearch(hashes(), hash(lower)) >= 0;
    }

    private synchronized long[] hashes() {
        var read = hashes;
        if (read == null) {
            read = read();
            hashes = read;
        }
        return read;
    }

    private long[] read() {
        try (var breached = new InputStreamReader(
                        new GZIPInputStream(resource("/breached-passwords.txt.gz")), StandardCharsets.UTF_8);
                var built = new InputStreamReader(resource("/known-passwords.txt"), StandardCharsets.UTF_8)) {
            var own = properties.knownPasswords() == null
                    ? LongStream.empty()
                    : hashesOf(Files.newBufferedReader(properties.knownPasswords()));
            return LongStream.concat(LongStream.concat(hashesOf(breached), hashesOf(built)), own)
                    .sorted()
                    .distinct()
                    .toArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static LongStream hashesOf(Reader lines) throws IOException {
        return lines.readAllLines().stream()
                .map(line -> line.strip().toLowerCase(Locale.ROOT))
                .mapToLong(KnownPasswords::hash);
    }

    private static InputStream resource(String name) {
        return java.util.Objects.requireNonNull(KnownPasswords.class.getResourceAsStream(name), name);
    }

    private static long hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
