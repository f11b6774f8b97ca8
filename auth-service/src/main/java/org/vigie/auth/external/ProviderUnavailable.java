package org.vigie.auth.external;

/** Says that a provider does not answer now, or not as its issuer. */
public class ProviderUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    ProviderUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    ProviderUnavailable(String message) {
        super(message);
    }
}
