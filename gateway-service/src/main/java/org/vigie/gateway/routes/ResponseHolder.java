package org.vigie.gateway.routes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Finds the response that belongs to a request, which router functions do not hand over. */
class ResponseHolder {
    private ResponseHolder() {}

    static HttpServletResponse of(HttpServletRequest request) {
        var attributes = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        return Objects.requireNonNull(attributes.getResponse(), () -> "no response for " + request.getRequestURI());
    }
}
