package org.vigie.auth.tokens;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import org.vigie.platform.security.VigieProperties;

/** Answers authorization requests at the redirect URI, always naming the issuer (RFC 9207). */
@Component
public class AuthorizationResponses implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    private final VigieProperties vigie;

    AuthorizationResponses(VigieProperties vigie) {
        this.vigie = vigie;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var granted = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        var code = granted.getAuthorizationCode();
        var parameters = new LinkedHashMap<String, @Nullable String>();
        parameters.put("code", code == null ? null : code.getTokenValue());
        parameters.put("state", granted.getState());
        redirect(response, String.valueOf(granted.getRedirectUri()), parameters);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        if (exception instanceof OAuth2AuthorizationCodeRequestAuthenticationException refused) {
            var asked = refused.getAuthorizationCodeRequestAuthentication();
            if (lacksOnlyThePerson(refused.getError())) {
                throw new InsufficientAuthenticationException("A good request, but nobody is signed in");
            }
            if (asked != null
                    && asked.getRedirectUri() != null
                    && !asked.getRedirectUri().isBlank()) {
                refuse(response, asked.getRedirectUri(), refused.getError(), asked.getState());
                return;
            }
        }
        response.sendError(HttpStatus.BAD_REQUEST.value());
    }

    /** The endpoint looks at the person last: what it misses then is sign-in, which may begin now. */
    private static boolean lacksOnlyThePerson(OAuth2Error error) {
        var description = error.getDescription();
        return OAuth2ErrorCodes.INVALID_REQUEST.equals(error.getErrorCode())
                && description != null
                && description.endsWith(": principal");
    }

    /** Says at the redirect URI, which must be the client's, why the request is refused. */
    void refuse(HttpServletResponse response, String redirectUri, OAuth2Error error, @Nullable String state)
            throws IOException {
        redirect(response, redirectUri, error(error, state));
    }

    private static Map<String, @Nullable String> error(OAuth2Error error, @Nullable String state) {
        var parameters = new LinkedHashMap<String, @Nullable String>();
        parameters.put("error", error.getErrorCode());
        parameters.put("error_description", error.getDescription());
        parameters.put("state", state);
        return parameters;
    }

    private void redirect(HttpServletResponse response, String redirectUri, Map<String, @Nullable String> parameters)
            throws IOException {
        var uri = UriComponentsBuilder.fromUriString(redirectUri);
        parameters.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                uri.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
            }
        });
        uri.queryParam("iss", UriUtils.encode(vigie.issuer(), StandardCharsets.UTF_8));
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect(uri.build(true).toUriString());
    }
}
