package org.vigie.auth.tokens;

import java.time.Clock;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.preauth.AbstractPreAuthenticatedProcessingFilter;
import org.springframework.stereotype.Component;
import org.vigie.auth.keys.OwnTokens;

/** What stands in front of the authorization endpoint, beyond what the framework checks. */
@Component
public class AuthorizationRequests {
    static final String PATH = "/oauth2/authorize";

    private final AuthorizationRequestCheck check;
    private final Reauthentication reauthentication;

    AuthorizationRequests(
            RegisteredClientRepository clients, AuthorizationResponses responses, OwnTokens ownTokens, Clock clock) {
        this.check = new AuthorizationRequestCheck(clients, responses, ownTokens);
        this.reauthentication = new Reauthentication(responses, ownTokens, clock);
    }

    /** Adds the checks to the filter chain of the protocol. */
    public void guard(HttpSecurity http) {
        http.addFilterBefore(check, AbstractPreAuthenticatedProcessingFilter.class)
                .addFilterAfter(reauthentication, ExceptionTranslationFilter.class);
    }
}
