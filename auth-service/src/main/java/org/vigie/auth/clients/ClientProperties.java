package org.vigie.auth.clients;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The secrets of the clients this deployment has, by name: gateway, cli, partner. */
@ConfigurationProperties("vigie.auth")
record ClientProperties(@Nullable Map<String, Client> clients) {
    /** One client's settings. */
    record Client(@Nullable String secret) {}

    @Nullable String secretOf(String name) {
        var client = clients == null ? null : clients.get(name);
        return client == null || client.secret() == null || client.secret().isBlank()
                ? null
                : client.secret().strip();
    }
}
