package org.vigie.platform.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Grants a person the permissions of the token, and a client its scopes, under their own names. */
public class TokenAuthorities implements Converter<Jwt, AbstractAuthenticationToken> {
    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        var granted = words(token, token.hasClaim("permissions") ? "permissions" : "scope")
                .map(SimpleGrantedAuthority::new)
                .toList();
        return new JwtAuthenticationToken(token, granted, nameOf(token));
    }

    private static String nameOf(Jwt token) {
        var name = token.getClaimAsString("preferred_username");
        return name != null ? name : Objects.requireNonNullElse(token.getSubject(), "");
    }

    private static Stream<String> words(Jwt token, String claim) {
        return switch (token.getClaims().get(claim)) {
            case String text -> Arrays.stream(text.split(" ")).filter(word -> !word.isBlank());
            case Collection<?> many -> many.stream().map(String::valueOf);
            case null, default -> List.<String>of().stream();
        };
    }
}
