package org.vigie.gateway.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.platform.country.CountryProfile;
import org.vigie.platform.country.Feature;

/** Tells the dashboard who is signed in, and starts signing in. */
@RestController
@RequestMapping("/bff")
@PreAuthorize("permitAll()")
class SessionController {
    /** What the dashboard needs to know of the session. */
    record SessionView(
            boolean signedIn,
            @Nullable String name,
            List<String> permissions,
            @Nullable Csrf csrf,
            String country,
            List<String> locales,
            Set<Feature> features) {}

    /** The header and the token that every write must carry. */
    record Csrf(String header, String token) {}

    private final SessionTokens tokens;
    private final CountryProfile country;

    SessionController(SessionTokens tokens, CountryProfile country) {
        this.tokens = tokens;
        this.country = country;
    }

    @GetMapping("/session")
    ResponseEntity<SessionView> session(HttpServletRequest request, HttpServletResponse response) {
        var token = tokens.accessToken(request, response);
        var view = token.map(access -> signedIn(access, request)).orElseGet(() -> view(false, null, List.of(), null));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }

    @GetMapping("/sign-in")
    ResponseEntity<Void> signIn(@RequestParam(defaultValue = "/") String to, HttpServletRequest request) {
        ReturnAddress.remember(to, request);
        return ResponseEntity.status(302)
                .header("Location", "/bff/authorize/" + ClientConfiguration.REGISTRATION)
                .build();
    }

    private SessionView signedIn(String accessToken, HttpServletRequest request) {
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return view(
                true, name(), SessionTokens.permissions(accessToken), new Csrf(csrf.getHeaderName(), csrf.getToken()));
    }

    private SessionView view(boolean signedIn, @Nullable String name, List<String> permissions, @Nullable Csrf csrf) {
        return new SessionView(
                signedIn,
                name,
                permissions,
                csrf,
                country.code(),
                country.locales().stream().map(Locale::toLanguageTag).toList(),
                country.features());
    }

    private static @Nullable String name() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken person
                ? person.getPrincipal().getAttribute("name")
                : null;
    }
}
