package org.vigie.prediction.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.access.Jurisdiction;
import org.vigie.prediction.access.Places;

/** Refuses callers who may see some places only whatever is not meant for them, and places that nobody knows. */
@Component
class PlaceGuard implements HandlerInterceptor {
    private static final String PLACE = "place";

    private final Jurisdiction jurisdiction;
    private final KnownPlaces known;

    PlaceGuard(Jurisdiction jurisdiction, KnownPlaces known) {
        this.jurisdiction = jurisdiction;
        this.known = known;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method)) {
            String[] named = request.getParameterValues(PLACE);
            if (!jurisdiction.isEverywhere()) {
                check(method.getMethodAnnotation(Places.class), named);
            } else if (named != null) {
                known.check(PLACE, codes(named));
            }
        }
        return true;
    }

    private static List<String> codes(String[] named) {
        return Arrays.stream(named)
                .flatMap(each -> Arrays.stream(each.split(",", -1)))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("org.vigie.prediction");
    }

    private void check(@Nullable Places decided, String @Nullable [] named) {
        Places.Answer answer = decided == null ? Places.Answer.ALL : decided.value();
        boolean refused = switch (answer) {
            case NONE, OWN -> false;
            case NAMED -> named == null || named.length == 0;
            case ALL -> true;
        };
        if (refused) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "places-limited");
        }
        if (named != null) {
            for (String place : named) {
                for (String each : place.split(",", -1)) {
                    jurisdiction.check(each.strip());
                }
            }
        }
    }
}
