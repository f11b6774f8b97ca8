package org.vigie.auth.tokens;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/** Single claims that a request asks for by its parameter {@code claims}, beside those of its scopes. */
record ClaimsRequest(Set<String> userInfo, Set<String> idToken) {
    private static final ClaimsRequest NONE = new ClaimsRequest(Set.of(), Set.of());

    static boolean isWellFormed(@Nullable String claims) {
        try {
            parse(claims);
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** What was asked for when the grant was made. */
    static ClaimsRequest of(@Nullable OAuth2Authorization authorization) {
        OAuth2AuthorizationRequest request =
                authorization == null ? null : authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        return request != null && request.getAdditionalParameters().get("claims") instanceof String claims
                ? parse(claims)
                : NONE;
    }

    private static ClaimsRequest parse(@Nullable String claims) {
        if (claims == null || claims.isBlank()) {
            return NONE;
        }
        var parsed = JsonParserFactory.getJsonParser().parseMap(claims);
        return new ClaimsRequest(names(parsed.get("userinfo")), names(parsed.get("id_token")));
    }

    private static Set<String> names(@Nullable Object member) {
        return switch (member) {
            case null -> Set.of();
            case Map<?, ?> wanted ->
                wanted.keySet().stream().map(String::valueOf).collect(Collectors.toSet());
            default -> throw new IllegalArgumentException("not an object");
        };
    }
}
