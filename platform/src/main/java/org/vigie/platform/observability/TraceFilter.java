package org.vigie.platform.observability;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the request's trace id on every log line written while it is answered; a span that is under way has put its own. */
class TraceFilter extends OncePerRequestFilter {
    // the keys that Micrometer's tracing uses too
    static final String MDC_KEY = "traceId";
    static final String SPAN_MDC_KEY = "spanId";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var ofSpan = MDC.get(MDC_KEY);
        if (ofSpan != null) {
            request.setAttribute(TraceId.ATTRIBUTE, new TraceId(ofSpan));
            chain.doFilter(request, response);
            return;
        }
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
