package org.vigie.auth.clients;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The clients this deployment has, by name: gateway, cli, partner, and relying parties that people sign in to. */
@ConfigurationProperties("vigie.auth")
record ClientProperties(@Nullable Map<String, Client> clients) {
    /** One client's settings; all but the secret are for relying parties. */
    record Client(
            @Nullable String secret,
            @Nullable String name,
            @Nullable List<String> redirectUris,
            @Nullable List<String> postLogoutRedirectUris,
            @Nullable List<String> scopes,
            @Nullable Boolean proofKey) {
        boolean isRelyingParty() {
            return redirectUris != null && !redirectUris.isEmpty();
        }
    }

    Map<String, Client> relyingParties() {
        return clients == null
                ? Map.of()
                : clients.entrySet().stream()
                        .filter(each -> each.getValue().isRelyingParty())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Nullable String secretOf(String name) {
        var client = clients == null ? null : clients.get(name);
        return client == null || client.secret() == null || client.secret().isBlank()
                ? null
                : client.secret().strip();
    }
}
