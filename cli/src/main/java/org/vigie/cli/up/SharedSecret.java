package org.vigie.cli.up;

import java.util.Locale;
import java.util.Map;
import org.vigie.cli.Secrets;

/** A secret that is not one service's own: which parts know it, and the property each reads it under. */
enum SharedSecret {
    GATEWAY_CLIENT(Map.of("auth", "vigie.auth.clients.gateway.secret", "gateway", "vigie.gateway.client-secret")),
    PREDICTION_CLIENT(
            Map.of("auth", "vigie.auth.clients.prediction.secret", "prediction", "vigie.prediction.client-secret")),
    CLI_CLIENT(Map.of("auth", "vigie.auth.clients.cli.secret")),
    PARTNER_CLIENT(Map.of("auth", "vigie.auth.clients.partner.secret")),
    KEY_ENCRYPTION(Map.of("auth", "vigie.auth.key-encryption-key")),
    ADMINISTRATOR(Map.of("auth", "vigie.auth.bootstrap-password"));

    private final Map<String, String> properties;

    SharedSecret(Map<String, String> properties) {
        this.properties = properties;
    }

    /** Makes the secret if it is not there, and gives every part the same one. */
    void create(Secrets secrets) {
        String value = value(secrets);
        properties.forEach((owner, property) -> secrets.put(owner, property, value));
    }

    /** The secret itself. */
    String value(Secrets secrets) {
        return secrets.get("shared", name().toLowerCase(Locale.ROOT));
    }
}
