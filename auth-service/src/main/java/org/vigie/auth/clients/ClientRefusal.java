package org.vigie.auth.clients;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Tells a client that it is not who it says, and by which scheme it may try again (RFC 6749, 5.2). */
class ClientRefusal implements AuthenticationFailureHandler {
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var code = failure instanceof OAuth2AuthenticationException refused
                ? refused.getError().getErrorCode()
                : OAuth2ErrorCodes.INVALID_CLIENT;
        var unknown = OAuth2ErrorCodes.INVALID_CLIENT.equals(code);
        response.setStatus(unknown ? HttpStatus.UNAUTHORIZED.value() : HttpStatus.BAD_REQUEST.value());
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (unknown
                && authorization != null
                && authorization.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Vigie\"");
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write("{\"error\":\"" + code + "\"}");
    }
}
