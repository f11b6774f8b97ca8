package org.vigie.auth.external;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.auth.accounts.Role;

/** An identity provider elsewhere, and what its word is good for here. */
record Provider(
        String id,
        String name,
        String issuer,
        String clientId,
        String clientSecret,
        List<String> scopes,
        String usernameClaim,
        @Nullable String roleClaim,
        Map<Role, List<String>> roles,
        @Nullable Role everybody,
        Set<String> secondFactor,
        @Nullable Path certificates) {
    /** Who is in several groups has the first of these roles. */
    private static final List<Role> ORDER = List.of(
            Role.ADMINISTRATOR,
            Role.DATA_PROTECTION_OFFICER,
            Role.DATA_MANAGER,
            Role.EPIDEMIOLOGIST,
            Role.OPERATOR,
            Role.READER);

    /** Reads the settings, or says which of them is missing or wrong. */
    static Provider of(String id, ProviderProperties.Settings settings) {
        var prefix = "vigie.auth.providers." + id;
        if (!id.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalStateException(prefix + ": the name may have small letters, digits and hyphens only");
        }
        var issuer = required(prefix + ".issuer", settings.issuer());
        var uri = URI.create(issuer);
        var host = Objects.requireNonNullElse(uri.getHost(), "");
        if (host.isEmpty()
                || !("https".equals(uri.getScheme())
                        || Set.of("localhost", "127.0.0.1").contains(host))) {
            throw new IllegalStateException(prefix + ".issuer must be an https address, not " + issuer);
        }
        var roles = Objects.requireNonNullElse(settings.roles(), Map.<Role, List<String>>of());
        if (roles.isEmpty() && settings.everybody() == null) {
            throw new IllegalStateException(
                    prefix + " gives nobody a role: set .role-claim with .roles.<role>, or .everybody");
        }
        if (!roles.isEmpty() && settings.roleClaim() == null) {
            throw new IllegalStateException(prefix + ".roles needs .role-claim, the claim the roles are read from");
        }
        return new Provider(
                id,
                Objects.requireNonNullElse(settings.name(), host),
                issuer,
                required(prefix + ".client-id", settings.clientId()),
                required(prefix + ".client-secret", settings.clientSecret()),
                Objects.requireNonNullElse(settings.scopes(), List.of("openid", "profile", "email")),
                Objects.requireNonNullElse(settings.usernameClaim(), "preferred_username"),
                settings.roleClaim(),
                Map.copyOf(roles),
                settings.everybody(),
                Set.copyOf(Objects.requireNonNullElse(settings.secondFactor(), List.of())),
                settings.certificates());
    }

    /** The role that follows from what the provider says, if any does. */
    Optional<Role> role(Map<String, Object> claims) {
        var groups = roleClaim == null ? Set.<String>of() : values(claims, roleClaim);
        return ORDER.stream()
                .filter(role -> roles.getOrDefault(role, List.of()).stream().anyMatch(groups::contains))
                .findFirst()
                .or(() -> Optional.ofNullable(everybody));
    }

    /** Whether the provider vouches for a second factor in words that are taken here. */
    boolean vouchesForSecondFactor(Map<String, Object> claims) {
        return Stream.concat(values(claims, "amr").stream(), values(claims, "acr").stream())
                .anyMatch(secondFactor::contains);
    }

    /** The values of a claim: a name, or a path of names with dots between. */
    private static Set<String> values(Map<String, Object> claims, String name) {
        var dot = name.indexOf('.');
        return switch (claims.get(name)) {
            case String text -> Set.of(text);
            case Collection<?> several -> several.stream().map(String::valueOf).collect(Collectors.toSet());
            case null, default ->
                dot > 0 && claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
                        ? values(byName(inner), name.substring(dot + 1))
                        : new HashSet<>();
        };
    }

    private static Map<String, Object> byName(Map<?, ?> map) {
        return map.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(entry -> String.valueOf(entry.getKey()), Map.Entry::getValue));
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(name + " is missing");
        }
        return value.strip();
    }

    @Override
    public String toString() {
        return "Provider " + id + " at " + issuer;
    }
}
