package org.vigie.auth.clients;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/** By what a partner's program proves who it is. */
public enum ClientMethod {
    CLIENT_SECRET,
    PRIVATE_KEY_JWT,
    TLS_CLIENT_AUTH,
    SELF_SIGNED_TLS_CLIENT_AUTH;

    /** The name as the protocol has it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ClientMethod> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }

    boolean usesCertificate() {
        return this == TLS_CLIENT_AUTH || this == SELF_SIGNED_TLS_CLIENT_AUTH;
    }

    ClientAuthenticationMethod protocol() {
        return new ClientAuthenticationMethod(id());
    }
}
