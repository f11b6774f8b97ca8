package org.vigie.gateway.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses an authorization response that does not name our issuer (RFC 9207). */
class IssuerCheck extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(IssuerCheck.class);

    private final String issuer;

    IssuerCheck(String issuer) {
        this.issuer = issuer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"/bff/callback".equals(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var named = request.getParameter("iss");
        if (issuer.equals(named)) {
            chain.doFilter(request, response);
        } else {
            log.warn("Authorization response names the issuer {}", named);
            response.sendRedirect(SecurityConfiguration.SIGN_IN_FAILED);
        }
    }
}
