package org.vigie.auth.external;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.vigie.auth.accounts.Role;

/** The identity providers that people may come from, by name. */
@ConfigurationProperties("vigie.auth")
record ProviderProperties(@Nullable Map<String, Settings> providers) {
    /** One provider's settings. */
    record Settings(
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String name,
            @Nullable List<String> scopes,
            @Nullable String usernameClaim,
            @Nullable String roleClaim,
            @Nullable Map<Role, List<String>> roles,
            @Nullable Role everybody,
            @Nullable List<String> secondFactor,
            @Nullable Path certificates) {}

    Map<String, Settings> all() {
        return Objects.requireNonNullElse(providers, Map.of());
    }
}
