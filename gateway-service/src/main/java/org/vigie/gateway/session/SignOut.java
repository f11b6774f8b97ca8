package org.vigie.gateway.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.vigie.platform.security.VigieProperties;

/** Sends a browser that signed out here on to auth-service, to sign out there too. */
@Component
class SignOut implements LogoutSuccessHandler {
    private final VigieProperties vigie;

    SignOut(VigieProperties vigie) {
        this.vigie = vigie;
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        var next = next(authentication);
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains("text/html")) {
            response.sendRedirect(next);
        } else {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            response.setHeader(HttpHeaders.LOCATION, next);
        }
    }

    private String next(@Nullable Authentication authentication) {
        if (!(authentication instanceof OAuth2AuthenticationToken token)
                || !(token.getPrincipal() instanceof OidcUser person)) {
            return "/";
        }
        return UriComponentsBuilder.fromUriString(vigie.issuer() + "/connect/logout")
                .queryParam("id_token_hint", person.getIdToken().getTokenValue())
                .queryParam("post_logout_redirect_uri", vigie.publicUrl() + "/")
                .build()
                .encode()
                .toUriString();
    }
}
