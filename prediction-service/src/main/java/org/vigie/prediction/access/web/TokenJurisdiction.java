package org.vigie.prediction.access.web;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.access.Jurisdiction;

/** Reads the claim {@code places}; a token without it shows no place at all. */
@Component
class TokenJurisdiction implements Jurisdiction {
    private static final String EVERYWHERE = "*";
    private static final String SEEN = TokenJurisdiction.class.getName();

    private final JdbcClient jdbc;

    TokenJurisdiction(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isEverywhere() {
        return named().contains(EVERYWHERE);
    }

    @Override
    public boolean includes(String place) {
        return isEverywhere() || seen().contains(place);
    }

    @Override
    public Collection<String> places() {
        return seen();
    }

    @Override
    public List<String> narrow(List<String> wanted) {
        if (isEverywhere()) {
            return wanted;
        }
        wanted.forEach(this::check);
        // a place nobody has keeps "none at all" apart from "all there are"
        return !wanted.isEmpty() ? wanted : seen().isEmpty() ? List.of("-") : List.copyOf(seen());
    }

    @Override
    public void check(String place) {
        if (!includes(place)) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "place-not-yours", place);
        }
    }

    @Override
    public String mark() {
        return String.join(" ", named());
    }

    private static List<String> named() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller
                && caller.getToken().getClaims().get("places") instanceof Collection<?> codes) {
            return codes.stream().map(String::valueOf).sorted().toList();
        }
        return List.of();
    }

    @SuppressWarnings("unchecked")
    private Set<String> seen() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return below(named());
        }
        Object known = request.getAttribute(SEEN, RequestAttributes.SCOPE_REQUEST);
        if (known == null) {
            known = below(named());
            request.setAttribute(SEEN, known, RequestAttributes.SCOPE_REQUEST);
        }
        return (Set<String>) known;
    }

    private Set<String> below(List<String> codes) {
        return jdbc.sql("""
                with recursive seen as (
                    select code from catalogue.place where code = any (?)
                    union
                    select p.code from catalogue.place p join seen s on p.parent = s.code
                )
                select code from seen order by code
                """)
                .param(codes.toArray(String[]::new))
                .query((row, number) -> row.getString(1))
                .set();
    }
}
