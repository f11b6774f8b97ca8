package org.vigie.cli.up;

import java.util.Map;
import org.vigie.cli.Secrets;

/** A secret that two or more parts must agree on, and the property each reads it under. */
enum SharedSecret {
    GATEWAY_CLIENT(Map.of("auth", "vigie.auth.gateway-secret", "gateway", "vigie.gateway.client-secret")),
    CLI_CLIENT(Map.of("cli", "client-secret", "auth", "vigie.auth.cli-secret")),
    ADMINISTRATOR(Map.of("auth", "vigie.auth.administrator-password"));

    private final Map<String, String> properties;

    SharedSecret(Map<String, String> properties) {
        this.properties = properties;
    }

    /** Makes the secret if it is not there, and gives every part the same one. */
    void create(Secrets secrets) {
        String value = secrets.get("shared", name().toLowerCase(java.util.Locale.ROOT));
        properties.forEach((owner, property) -> secrets.put(owner, property, value));
    }

    /** The secret itself. */
    String value(Secrets secrets) {
        return secrets.get("shared", name().toLowerCase(java.util.Locale.ROOT));
    }
}
