package org.vigie.platform.observability;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the request's trace id on every log line written while it is answered. */
class TraceFilter extends OncePerRequestFilter {
    static final String MDC_KEY = "traceId";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var trace = TraceId.ofHeader(request.getHeader("traceparent"));
        request.setAttribute(TraceId.ATTRIBUTE, trace);
        MDC.put(MDC_KEY, trace.hex());
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(MDC_KEY);
        }
    }
}
