package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;
import org.vigie.auth.external.ProviderUnavailable;
import org.vigie.auth.external.Providers;

/** Sends people to a provider: to sign in, to connect an account they have here, or to confirm that they are there. */
@Component
@Conditional(ProviderSignInConfiguration.ThereAreProviders.class)
class ProviderRequests implements OAuth2AuthorizationRequestResolver {
    /** Why somebody is sent to a provider. */
    enum Purpose {
        SIGN_IN,
        CONNECT,
        CONFIRM
    }

    /** What is wrong, where somebody is not sent on. */
    static final String PROBLEM = "vigie.provider.problem";

    private static final String PURPOSE = "vigie.provider.purpose";
    private static final String BASE =
            ProviderSignInConfiguration.START.substring(0, ProviderSignInConfiguration.START.length() - 1);

    private final Providers providers;
    private final SecurityGate gate;
    private final DefaultOAuth2AuthorizationRequestResolver usual;
    private final DefaultOAuth2AuthorizationRequestResolver afresh;

    ProviderRequests(Providers providers, SecurityGate gate) {
        this.providers = providers;
        this.gate = gate;
        usual = new DefaultOAuth2AuthorizationRequestResolver(providers.registrations(), BASE);
        usual.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        afresh = new DefaultOAuth2AuthorizationRequestResolver(providers.registrations(), BASE);
        afresh.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                .andThen(request -> request.additionalParameters(all -> {
                    all.put("prompt", "login");
                    all.put("max_age", "0");
                })));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        var path = request.getServletPath();
        return path.startsWith(ProviderSignInConfiguration.START)
                ? resolve(request, path.substring(ProviderSignInConfiguration.START.length()))
                : null;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
        if (!"GET".equals(request.getMethod()) || !providers.has(id)) {
            return null;
        }
        var purpose = purpose(request);
        if (!isAllowed(purpose, request)) {
            request.setAttribute(PROBLEM, "external.again");
            return null;
        }
        try {
            var asked = purpose == Purpose.SIGN_IN ? usual.resolve(request, id) : afresh.resolve(request, id);
            request.getSession().setAttribute(PURPOSE, purpose.name());
            return asked;
        } catch (ProviderUnavailable unavailable) {
            request.setAttribute(PROBLEM, "external.unavailable");
            return null;
        }
    }

    /** Why the person of this browser was sent away; said once. */
    static Purpose takePurpose(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(PURPOSE) instanceof String purpose)) {
            return Purpose.SIGN_IN;
        }
        session.removeAttribute(PURPOSE);
        return Purpose.valueOf(purpose);
    }

    private static Purpose purpose(HttpServletRequest request) {
        return switch (Objects.requireNonNullElse(request.getParameter("purpose"), "")) {
            case "connect" -> Purpose.CONNECT;
            case "confirm" -> Purpose.CONFIRM;
            default -> Purpose.SIGN_IN;
        };
    }

    /** Connecting begins on a page of ours, by who has just proved herself here; no other site can begin it. */
    private boolean isAllowed(Purpose purpose, HttpServletRequest request) {
        return switch (purpose) {
            case SIGN_IN -> true;
            case CONFIRM -> gate.whoIsSignedIn(request).isPresent();
            case CONNECT ->
                gate.whoHasPassed(request).isPresent() && "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
        };
    }
}
