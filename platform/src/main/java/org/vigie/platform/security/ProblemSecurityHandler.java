package org.vigie.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.vigie.platform.problem.Problems;

/** Answers a call without a good token, without the permission, or whose token cannot be checked now, with problem details. */
public class ProblemSecurityHandler implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemSecurityHandler.class);
    private static final Pattern OWN_ADDRESS = Pattern.compile(",? *resource_metadata=\"[^\"]*\"");

    private final AuthenticationEntryPoint bearerHeaders = new BearerTokenAuthenticationEntryPoint();
    private final AccessDeniedHandler deniedHeaders = new BearerTokenAccessDeniedHandler();
    private final Problems problems;

    public ProblemSecurityHandler(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException, jakarta.servlet.ServletException {
        if (cause instanceof AuthenticationServiceException) {
            log.warn("Tokens cannot be checked for {}: {}", request.getRequestURI(), cause.getMessage());
            problems.write(request, response, HttpStatus.SERVICE_UNAVAILABLE);
            return;
        }
        bearerHeaders.commence(request, response, cause);
        hideOwnAddress(response);
        problems.write(request, response, HttpStatus.valueOf(response.getStatus()));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException, jakarta.servlet.ServletException {
        deniedHeaders.handle(request, response, cause);
        hideOwnAddress(response);
        problems.write(request, response, HttpStatus.valueOf(response.getStatus()));
    }

    /** Takes out the address of the metadata: it is the service's inner one, which is nobody's business outside. */
    private static void hideOwnAddress(HttpServletResponse response) {
        String challenge = response.getHeader(HttpHeaders.WWW_AUTHENTICATE);
        if (challenge != null) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, OWN_ADDRESS.matcher(challenge).replaceAll(""));
        }
    }
}
