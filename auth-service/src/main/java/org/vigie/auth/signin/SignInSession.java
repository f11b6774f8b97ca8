package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
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
import org.vigie.auth.accounts.Accounts;
import org.vigie.auth.sessions.OpenSessions;
import org.vigie.platform.security.VigieProperties;

/** How far this browser has come with signing in, and where it goes then. */
@Component
class SignInSession {
    private static final String WHO = "vigie.sign-in.who";
    private static final String SINCE = "vigie.sign-in.since";
    /** A secret that is being set up. */
    static final String PENDING_SECRET = "vigie.set-up.secret";

    /** When the password was given again. */
    static final String PASSWORD_AGAIN = "vigie.security.passed";

    private static final String PROVED = "vigie.sign-in.proved";
    private static final String PASSKEY = "vigie.sign-in.passkey";
    private static final String PROVIDER = "vigie.sign-in.provider";
    private static final String VOUCHED = "vigie.sign-in.vouched";

    /** That an identity provider vouches for a second factor of the person. */
    static final String VOUCHED_AUTHORITY = "FACTOR_VOUCHED";

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionCsrfTokenRepository csrf = new HttpSessionCsrfTokenRepository();
    private final HttpSessionRequestCache requests = new HttpSessionRequestCache();
    private final VigieProperties vigie;
    private final Clock clock;
    private final OpenSessions sessions;
    private final Accounts accounts;
    private final NewNetworkLetters letters;

    SignInSession(
            VigieProperties vigie, OpenSessions sessions, Accounts accounts, NewNetworkLetters letters, Clock clock) {
        this.letters = letters;
        this.vigie = vigie;
        this.sessions = sessions;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Remembers that the password was right, while something is still missing. */
    void halfway(HttpServletRequest request, Account account) {
        renew(request);
        var session = request.getSession();
        session.setAttribute(WHO, account.id().toString());
        session.setAttribute(SINCE, clock.instant().toString());
        List.of(PROVED, PASSKEY, PROVIDER, VOUCHED, PENDING_SECRET, PASSWORD_AGAIN)
                .forEach(session::removeAttribute);
    }

    /** Remembers that the second factor was right, while something is still missing. */
    void proved(HttpServletRequest request) {
        request.getSession().setAttribute(PROVED, true);
    }

    /** Remembers that a passkey was right: two factors in one where it came first, else the second. */
    void provedByPasskey(HttpServletRequest request, boolean first) {
        proved(request);
        request.getSession().setAttribute(PASSKEY, first);
    }

    /** Whether the person came by a passkey, without a password. */
    boolean cameByPasskey(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && Boolean.TRUE.equals(session.getAttribute(PASSKEY));
    }

    /** Remembers that an identity provider sent the person, and whether it vouches for a second factor. */
    void provedByProvider(HttpServletRequest request, String provider, boolean vouched) {
        var session = request.getSession();
        session.setAttribute(PROVIDER, provider);
        session.setAttribute(VOUCHED, vouched);
        if (vouched) {
            proved(request);
        }
    }

    /** Whether an identity provider sent the person. */
    boolean cameByProvider(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(PROVIDER) != null;
    }

    /** Whether that provider vouches for a second factor. */
    boolean isVouchedFor(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && Boolean.TRUE.equals(session.getAttribute(VOUCHED));
    }

    boolean hasProved(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && Boolean.TRUE.equals(session.getAttribute(PROVED));
    }

    /** Forgets whoever was signed in in this browser. */
    void leave(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null && whoIsSignedIn(request).isPresent()) {
            session.invalidate();
        }
    }

    /** The person signed in in this browser. */
    Optional<UUID> whoIsSignedIn(HttpServletRequest request) {
        var person = contexts.loadDeferredContext(request).get().getAuthentication();
        return person == null || !person.isAuthenticated()
                ? Optional.empty()
                : Optional.of(UUID.fromString(person.getName()));
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
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, factors(request)));
        List.of(PROVED, PASSKEY, PROVIDER, VOUCHED).forEach(session::removeAttribute);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        accounts.signedIn(account.id());
        letters.signedIn(account, request.getRemoteAddr());
        sessions.begun(
                session.getId(),
                request.getRemoteAddr(),
                Objects.requireNonNullElse(request.getHeader("User-Agent"), ""));
        var next = requests.getRequest(request, response) instanceof DefaultSavedRequest saved
                ? address(saved)
                : vigie.publicUrl() + "/";
        requests.removeRequest(request, response);
        return new RedirectView(next, false, true, false);
    }

    /** Who is expected to sign in, by the application the person comes from. */
    Optional<String> hint(HttpServletRequest request, HttpServletResponse response) {
        return Optional.ofNullable(requests.getRequest(request, response)).stream()
                .map(saved -> saved.getParameterMap().get("login_hint"))
                .filter(values -> values != null && values.length == 1 && values[0].length() <= 200)
                .map(values -> values[0])
                .findFirst();
    }

    private List<GrantedAuthority> factors(HttpServletRequest request) {
        var factors = new ArrayList<GrantedAuthority>();
        if (cameByProvider(request)) {
            factors.add(factor(FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY));
        } else if (!cameByPasskey(request)) {
            factors.add(factor(FactorGrantedAuthority.PASSWORD_AUTHORITY));
        }
        if (isVouchedFor(request)) {
            factors.add(factor(VOUCHED_AUTHORITY));
        } else if (hasProved(request)) {
            var passkey = request.getSession().getAttribute(PASSKEY) != null;
            factors.add(
                    factor(passkey ? FactorGrantedAuthority.WEBAUTHN_AUTHORITY : FactorGrantedAuthority.OTT_AUTHORITY));
        }
        return factors;
    }

    private GrantedAuthority factor(String authority) {
        return FactorGrantedAuthority.withAuthority(authority)
                .issuedAt(clock.instant())
                .build();
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
