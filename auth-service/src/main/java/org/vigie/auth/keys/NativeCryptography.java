package org.vigie.auth.keys;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the Amazon Corretto Crypto Provider, native code of AWS-LC, come before the JDK's providers.
 *
 * <p>It signs a token in a twentieth of the time that Java code takes before the optimizing compiler has seen it. Where it
 * cannot be loaded, keys sign in Java and give the same kind of signature.
 */
final class NativeCryptography {
    private static final Logger LOG = LoggerFactory.getLogger(NativeCryptography.class);

    private NativeCryptography() {}

    /** Whether native code signs from now on; calling it again changes nothing. */
    static boolean install() {
        var provider = AmazonCorrettoCryptoProvider.INSTANCE;
        var failed = provider.getLoadingError();
        if (failed != null) {
            LOG.warn("Tokens are signed in Java, which is slower: {}", failed.getMessage());
            return false;
        }
        AmazonCorrettoCryptoProvider.install();
        return true;
    }
}
