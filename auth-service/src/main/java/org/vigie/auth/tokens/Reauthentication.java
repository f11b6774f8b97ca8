package org.vigie.auth.tokens;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.web.filter.OncePerRequestFilter;
import org.vigie.auth.keys.OwnTokens;

/**
 * Asks a person who is signed in to do so again where the request wants it: {@code prompt=login}, a sign-in older than
 * {@code max_age}, or another person than the one hinted at.
 */
class Reauthentication extends OncePerRequestFilter {
    private static final String ASKED = "vigie.asked-again.for";
    private static final String ASKED_AT = "vigie.asked-again.at";

    private final AuthorizationResponses responses;
    private final OwnTokens ownTokens;
    private final Clock clock;

    Reauthentication(AuthorizationResponses responses, OwnTokens ownTokens, Clock clock) {
        this.responses = responses;
        this.ownTokens = ownTokens;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !AuthorizationRequests.PATH.equals(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null || person instanceof AnonymousAuthenticationToken || !person.isAuthenticated()) {
            chain.doFilter(request, response);
            return;
        }
        var prompts = List.of(
                Objects.requireNonNullElse(request.getParameter("prompt"), "").split(" ", -1));
        var other = isOther(person, request);
        var answered = hasAnswered(person, request);
        var again = prompts.contains("login") || prompts.contains("select_account") || isTooOld(person, request);
        var silent = prompts.contains("none");
        var wrong = other && (answered || silent);
        var late = again && !answered && silent;
        if (wrong || late) {
            responses.refuse(
                    response,
                    request.getParameter("redirect_uri"),
                    new OAuth2Error("login_required", "The person must sign in", null),
                    request.getParameter("state"));
        } else if ((other || again) && !answered) {
            var session = request.getSession();
            session.setAttribute(ASKED, fingerprint(request));
            session.setAttribute(ASKED_AT, clock.instant().toString());
            throw new InsufficientAuthenticationException("The person must sign in again");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isOther(Authentication person, HttpServletRequest request) {
        var hint = request.getParameter("id_token_hint");
        return hint != null
                && ownTokens
                        .subjectOfIdToken(hint)
                        .filter(subject -> !subject.equals(person.getName()))
                        .isPresent();
    }

    private boolean isTooOld(Authentication person, HttpServletRequest request) {
        var maxAge = request.getParameter("max_age");
        return maxAge != null
                && signedInAt(person).plusSeconds(Long.parseLong(maxAge)).isBefore(clock.instant());
    }

    /** Whether the person has signed in since this very request was first seen. */
    private static boolean hasAnswered(Authentication person, HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && fingerprint(request).equals(session.getAttribute(ASKED))
                && session.getAttribute(ASKED_AT) instanceof String at
                && !signedInAt(person).isBefore(Instant.parse(at));
    }

    private static Instant signedInAt(Authentication person) {
        return person.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(each -> ((FactorGrantedAuthority) each).getIssuedAt())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static String fingerprint(HttpServletRequest request) {
        var text = request.getParameterMap().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + String.join(" ", entry.getValue()))
                .collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
