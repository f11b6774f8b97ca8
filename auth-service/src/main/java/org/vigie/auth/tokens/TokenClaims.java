package org.vigie.auth.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.accounts.Accounts;

/** Writes into tokens who the person is now and what the person may do now. */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    private final Accounts accounts;

    TokenClaims(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            accessToken(context);
        } else if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
            idToken(context);
        }
    }

    private void accessToken(JwtEncodingContext context) {
        var client = context.getRegisteredClient().getClientId();
        context.getJwsHeader().algorithm(SignatureAlgorithm.ES256).type("at+jwt");
        context.getClaims().audience(stored(List.of("vigie"))).claim("client_id", client);
        if (!AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            var account = account(context);
            context.getClaims()
                    .claim("preferred_username", account.username())
                    .claim("name", account.displayName())
                    .claim("permissions", stored(account.role().permissions()));
        }
    }

    /** Claims are kept as JSON with their types, of which the immutable lists are not allowed to be read back. */
    private static List<String> stored(List<String> values) {
        return new ArrayList<>(values);
    }

    private void idToken(JwtEncodingContext context) {
        context.getClaims().claim("amr", stored(methods(context)));
        if (context.getAuthorizedScopes().contains(OidcScopes.PROFILE)) {
            var account = account(context);
            context.getClaims().claim("preferred_username", account.username()).claim("name", account.displayName());
        }
    }

    /** How the person has proved herself (RFC 8176). */
    private static List<String> methods(JwtEncodingContext context) {
        var person = context.<Authentication>getPrincipal();
        var byCode = person != null
                && person.getAuthorities().stream()
                        .anyMatch(each -> FactorGrantedAuthority.OTT_AUTHORITY.equals(each.getAuthority()));
        return byCode ? List.of("pwd", "otp", "mfa") : List.of("pwd");
    }

    private Account account(JwtEncodingContext context) {
        return Optional.ofNullable(context.<Authentication>getPrincipal())
                .flatMap(person -> accounts.find(UUID.fromString(person.getName())))
                .filter(account -> !account.locked())
                .orElseThrow(() -> new OAuth2AuthenticationException(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT, "The account is closed or locked", null)));
    }
}
