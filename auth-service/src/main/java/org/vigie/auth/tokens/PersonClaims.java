package org.vigie.auth.tokens;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.stereotype.Component;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.accounts.Accounts;

/** What relying parties learn of a person: what scopes and single claims ask for, as it is now, and nothing else. */
@Component
public class PersonClaims implements Function<OidcUserInfoAuthenticationContext, OidcUserInfo> {
    private static final Map<String, List<String>> BY_SCOPE = Map.of(
            "profile",
            List.of("name", "preferred_username", "updated_at"),
            "email",
            List.of("email", "email_verified"));

    private final Accounts accounts;

    PersonClaims(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The scopes by which claims can be asked for. */
    public static List<String> scopes() {
        return List.of("openid", "profile", "email");
    }

    /** All claims there are. */
    public static List<String> names() {
        return List.of(
                "sub",
                "auth_time",
                "acr",
                "amr",
                "name",
                "preferred_username",
                "updated_at",
                "email",
                "email_verified");
    }

    @Override
    public OidcUserInfo apply(OidcUserInfoAuthenticationContext context) {
        var authorization = context.getAuthorization();
        var account = accounts.find(UUID.fromString(authorization.getPrincipalName()))
                .filter(Account::mayAct)
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_TOKEN));
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", account.id().toString());
        claims.putAll(of(
                account,
                context.getAccessToken().getScopes(),
                ClaimsRequest.of(authorization).userInfo()));
        return new OidcUserInfo(claims);
    }

    Map<String, Object> of(Account account, Set<String> scopes, Set<String> single) {
        var claims = all(account);
        claims.keySet()
                .removeIf(name -> !single.contains(name)
                        && BY_SCOPE.entrySet().stream()
                                .noneMatch(scope -> scopes.contains(scope.getKey())
                                        && scope.getValue().contains(name)));
        return claims;
    }

    private static Map<String, Object> all(Account account) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("name", account.displayName());
        claims.put("preferred_username", account.username());
        claims.put("updated_at", account.passwordChangedAt().getEpochSecond());
        Optional.ofNullable(account.email()).filter(email -> !email.isBlank()).ifPresent(email -> {
            claims.put("email", email);
            // an administrator wrote it down; nobody has proved to read what is sent there
            claims.put("email_verified", false);
        });
        return claims;
    }
}
