package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriUtils;
import org.vigie.auth.accounts.Account;
import org.vigie.platform.security.VigieProperties;

/** How far this browser has come with signing in, and where it goes then. */
@Component
class SignInSession {
    private static final String WHO = "vigie.sign-in.who";
    private static final String SINCE = "vigie.sign-in.since";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionCsrfTokenRepository csrf = new HttpSessionCsrfTokenRepository();
    private final HttpSessionRequestCache requests = new HttpSessionRequestCache();
    private final VigieProperties vigie;
    private final Clock clock;

    SignInSession(VigieProperties vigie, Clock clock) {
        this.vigie = vigie;
        this.clock = clock;
    }

    /** Remembers that the password was right, while something is still missing. */
    void halfway(HttpServletRequest request, Account account) {
        renew(request);
        var session = request.getSession();
        session.setAttribute(WHO, account.id().toString());
        session.setAttribute(SINCE, clock.instant().toString());
    }

    /** Who has come halfway, unless that was long ago. */
    Optional<UUID> whoIsHalfway(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(WHO) instanceof String who)
                || !(session.getAttribute(SINCE) instanceof String since)) {
            return Optional.empty();
        }
        return Instant.parse(since).plus(PATIENCE).isAfter(clock.instant())
                ? Optional.of(UUID.fromString(who))
                : Optional.empty();
    }

    /** Signs the person in and gives the view to go on with: what was asked for, or the application. */
    View complete(HttpServletRequest request, HttpServletResponse response, Account account) {
        renew(request);
        csrf.saveToken(null, request, response);
        var session = request.getSession();
        session.removeAttribute(WHO);
        session.removeAttribute(SINCE);
        var person = User.withUsername(account.id().toString())
                .password("")
                .authorities("ROLE_PERSON")
                .build();
        var context = SecurityContextHolder.createEmptyContext();
        var factor = FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                .issuedAt(clock.instant())
                .build();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of(factor)));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        var next = requests.getRequest(request, response) instanceof DefaultSavedRequest saved
                ? address(saved)
                : vigie.publicUrl() + "/";
        requests.removeRequest(request, response);
        return new RedirectView(next, false, true, false);
    }

    private static void renew(HttpServletRequest request) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
    }

    private static String address(DefaultSavedRequest saved) {
        var query = saved.getParameterMap().entrySet().stream()
                .flatMap(parameter -> Arrays.stream(parameter.getValue())
                        .map(value -> encode(parameter.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
        return saved.getRequestURI() + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encode(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
