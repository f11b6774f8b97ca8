package org.vigie.gateway.operations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.gateway.session.SessionTokens;
import org.vigie.platform.problem.ProblemException;

/** Tells operators how every service does; the session has no authorities of its own, so the token is asked. */
@RestController
@RequestMapping("/api/v1/operations/services")
@PreAuthorize("permitAll()")
class ServicesController {
    private static final String NEEDED = "operations:read";

    private final SessionTokens tokens;
    private final ServiceAnswers services;

    ServicesController(SessionTokens tokens, ServiceAnswers services) {
        this.tokens = tokens;
        this.services = services;
    }

    @GetMapping
    ResponseEntity<List<ServiceAnswers.Answer>> all(HttpServletRequest request, HttpServletResponse response) {
        String token = tokens.accessToken(request, response)
                .orElseThrow(() -> new ProblemException(HttpStatus.UNAUTHORIZED, "not-signed-in"));
        if (!SessionTokens.permissions(token).contains(NEEDED)) {
            throw new AccessDeniedException(NEEDED);
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(services.all(token));
    }
}
