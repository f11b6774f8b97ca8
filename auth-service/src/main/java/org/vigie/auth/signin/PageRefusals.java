package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Says that there is no such page, and sends who posts a form of a session that is over back to the sign-in page: to
 * speak of permissions would tell neither what went wrong.
 */
class PageRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    static final String STALE = "stale";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        if (!(reason instanceof CsrfException)) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        } else if (Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "")
                .contains(MediaType.TEXT_HTML_VALUE)) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + "/sign-in?" + STALE);
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }
}
