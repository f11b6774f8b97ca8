package org.vigie.auth.accounts;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.util.function.SingletonSupplier;

/**
 * Argon2id (RFC 9106) at the cost OWASP asks for: 19 MiB, two passes, one lane.
 *
 * <p>The authors' library in native code is loaded with the first password; it takes a third of the processor time of one
 * in Java, and no heap. Where it cannot be loaded, the one in Java gives and takes the same hashes.
 */
final class Argon2id implements PasswordEncoder {
    private static final Logger LOG = LoggerFactory.getLogger(Argon2id.class);
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19_456;
    private static final int PASSES = 2;

    private final SingletonSupplier<PasswordEncoder> encoder = SingletonSupplier.of(Argon2id::loaded);

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return encoder.obtain().encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return encoder.obtain().matches(password, hash);
    }

    private static PasswordEncoder loaded() {
        try {
            Argon2 library = Argon2Factory.create(Argon2Types.ARGON2id, SALT_BYTES, HASH_BYTES);
            // the library is loaded by its first hash; this one is as small as can be
            library.hash(1, 8 * LANES, LANES, new char[] {'-'});
            return new Native(library);
        } catch (LinkageError failed) {
            LOG.warn("Passwords are hashed in Java, which is slower: {}", failed.getMessage());
            return inJava();
        }
    }

    static PasswordEncoder inJava() {
        return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
    }

    /** The authors' library. */
    private record Native(Argon2 library) implements PasswordEncoder {
        @Override
        public String encode(@Nullable CharSequence password) {
            return library.hash(PASSES, KIBIBYTES, LANES, characters(password));
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return hash != null && library.verify(hash, characters(password));
        }

        private static char[] characters(@Nullable CharSequence password) {
            return Objects.requireNonNull(password).toString().toCharArray();
        }
    }
}
