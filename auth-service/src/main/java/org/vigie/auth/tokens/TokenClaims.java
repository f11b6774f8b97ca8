package org.vigie.auth.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.vigie.auth.accounts.Jurisdictions;
import org.vigie.auth.clients.Clients;

/** Writes into tokens who the person is now and what the person may do now. */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    /** How surely the person is who she says: by a password, or by two factors. */
    static final List<String> LEVELS = List.of("urn:vigie:acr:password", "urn:vigie:acr:two-factors");

    private static final List<String> EVERYWHERE = List.of("*");

    private final Accounts accounts;
    private final Jurisdictions jurisdictions;
    private final PersonClaims persons;

    TokenClaims(Accounts accounts, Jurisdictions jurisdictions, PersonClaims persons) {
        this.jurisdictions = jurisdictions;
        this.accounts = accounts;
        this.persons = persons;
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
        var client = context.getRegisteredClient();
        context.getJwsHeader().algorithm(SignatureAlgorithm.ES256).type("at+jwt");
        context.getClaims().audience(stored(List.of("vigie"))).claim("client_id", client.getClientId());
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            context.getClaims().claim("places", places(jurisdictions.ofClient(client.getClientId())));
            return;
        }
        var account = account(context);
        context.getClaims().claim("preferred_username", account.username());
        if (Clients.actsForPeople(client)) {
            context.getClaims()
                    .claim("name", account.displayName())
                    .claim("permissions", stored(account.role().permissions()))
                    .claim("places", places(jurisdictions.ofAccount(account.id())));
        } else {
            // who only wants to know who somebody is may ask for that, and may do nothing in that person's name
            context.getClaims()
                    .audience(stored(
                            List.of(context.getAuthorizationServerContext().getIssuer())));
        }
    }

    /** A token without places shows none, so one for every place has to say so. */
    private static List<String> places(List<String> limits) {
        return stored(limits.isEmpty() ? EVERYWHERE : limits);
    }

    /** Claims are kept as JSON with their types, of which the immutable lists are not allowed to be read back. */
    private static List<String> stored(List<String> values) {
        return new ArrayList<>(values);
    }

    private void idToken(JwtEncodingContext context) {
        var methods = methods(context);
        if (!methods.isEmpty()) {
            context.getClaims().claim("amr", stored(methods));
        }
        context.getClaims().claim("acr", LEVELS.get(methods.contains("mfa") ? 1 : 0));
        var asked = ClaimsRequest.of(context.getAuthorization()).idToken();
        var scopes = context.getAuthorizedScopes().contains(OidcScopes.PROFILE)
                ? Set.of(OidcScopes.PROFILE)
                : Set.<String>of();
        if (!asked.isEmpty() || !scopes.isEmpty()) {
            var claims = persons.of(account(context), scopes, asked);
            // a number that long cannot be read back from where grants are kept; the user info endpoint has it
            claims.remove("updated_at");
            claims.forEach((name, value) -> context.getClaims().claim(name, value));
        }
    }

    /** How the person has proved herself (RFC 8176). */
    private static List<String> methods(JwtEncodingContext context) {
        var person = context.<Authentication>getPrincipal();
        if (has(person, FactorGrantedAuthority.WEBAUTHN_AUTHORITY)) {
            return has(person, FactorGrantedAuthority.PASSWORD_AUTHORITY)
                    ? List.of("pwd", "pop", "user", "mfa")
                    : List.of("pop", "user", "mfa");
        }
        if (has(person, FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY)) {
            // of what another provider asked, only the second factor it vouches for is known
            return has(person, FactorGrantedAuthority.OTT_AUTHORITY)
                    ? List.of("otp", "mfa")
                    : has(person, "FACTOR_VOUCHED") ? List.of("mfa") : List.of();
        }
        return has(person, FactorGrantedAuthority.OTT_AUTHORITY) ? List.of("pwd", "otp", "mfa") : List.of("pwd");
    }

    private static boolean has(@Nullable Authentication person, String factor) {
        return person != null && person.getAuthorities().stream().anyMatch(each -> factor.equals(each.getAuthority()));
    }

    private Account account(JwtEncodingContext context) {
        return Optional.ofNullable(context.<Authentication>getPrincipal())
                .flatMap(person -> accounts.find(UUID.fromString(person.getName())))
                .filter(Account::mayAct)
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(
                        OAuth2ErrorCodes.INVALID_GRANT, "The account is closed, locked or restricted", null)));
    }
}
