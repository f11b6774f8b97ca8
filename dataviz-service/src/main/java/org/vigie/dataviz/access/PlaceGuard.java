package org.vigie.dataviz.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.vigie.platform.problem.ProblemException;

/**
 * Lets those who may see some places only see figures that name one of these places or one below them, whatever the
 * handler. A token that names no places shows none.
 */
@Component
class PlaceGuard implements HandlerInterceptor {
    private static final String EVERYWHERE = "*";

    private final JdbcClient jdbc;

    PlaceGuard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        List<String> seen = seen();
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getPackageName().startsWith("org.vigie.dataviz")
                && !seen.contains(EVERYWHERE)) {
            check(seen, request.getParameterValues("place"));
        }
        return true;
    }

    private void check(List<String> seen, String @org.jspecify.annotations.Nullable [] named) {
        if (named == null || named.length == 0) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "places-limited");
        }
        for (String place : named) {
            if (!isBelow(place, seen)) {
                throw new ProblemException(HttpStatus.FORBIDDEN, "place-not-yours", place);
            }
        }
    }

    private boolean isBelow(String place, List<String> seen) {
        return jdbc.sql("""
                with recursive above as (
                    select code, parent from published.place where code = ?
                    union
                    select p.code, p.parent from published.place p join above a on p.code = a.parent
                )
                select exists (select from above where code = any (?))
                """)
                .params(place, seen.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    private static List<String> seen() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller
                        && caller.getToken().getClaims().get("places") instanceof Collection<?> codes
                ? codes.stream().map(String::valueOf).toList()
                : List.of();
    }
}
