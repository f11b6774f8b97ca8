package org.vigie.auth.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.filter.OncePerRequestFilter;
import org.vigie.auth.external.Providers;

/**
 * Refuses an answer that another provider gives than the one that was asked: it must come to that one's address and, in
 * {@code iss}, name that one's issuer (RFC 9207, RFC 9700 section 4.4).
 */
class ProviderAnswerCheck extends OncePerRequestFilter {
    private final HttpSessionOAuth2AuthorizationRequestRepository asked =
            new HttpSessionOAuth2AuthorizationRequestRepository();
    private final Providers providers;

    ProviderAnswerCheck(Providers providers) {
        this.providers = providers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith(ProviderSignInConfiguration.BACK);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authorization = asked.loadAuthorizationRequest(request);
        if (authorization == null) {
            chain.doFilter(request, response);
            return;
        }
        var id = request.getServletPath().substring(ProviderSignInConfiguration.BACK.length());
        var registration = providers.registrations().findByRegistrationId(id);
        if (registration == null
                || !id.equals(authorization.getAttribute(OAuth2ParameterNames.REGISTRATION_ID))
                || !isOf(registration, request)) {
            asked.removeAuthorizationRequest(request, response);
            ProviderSignInConfiguration.refused(
                    request,
                    response,
                    new OAuth2AuthenticationException(
                            new OAuth2Error("wrong_issuer", "Another provider answered than was asked", null)));
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isOf(ClientRegistration registration, HttpServletRequest request) {
        var details = registration.getProviderDetails();
        var issuer = request.getParameter("iss");
        return issuer == null
                ? !Boolean.TRUE.equals(
                        details.getConfigurationMetadata().get("authorization_response_iss_parameter_supported"))
                : issuer.equals(details.getIssuerUri());
    }
}
