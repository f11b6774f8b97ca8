package org.vigie.auth.keys;

/** Sealed secrets with a key of their own. */
public final class SealedSecretsForTests {
    private SealedSecretsForTests() {}

    public static SealedSecrets create() {
        return new SealedSecrets("0123456789abcdef0123456789abcdef");
    }
}
