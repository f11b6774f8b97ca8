package org.vigie.prediction.surveillance.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.vigie.platform.problem.ProblemException;

/**
 * What a request for changes between two days asks for.
 *
 * @param then the earlier day
 * @param now the later day; none for what is known now
 * @param limit changes of a page; none for all of them where there is no cursor either
 */
record ChangeSelection(
        @Nullable String profile,
        @Nullable String stratum,
        @Nullable List<String> place,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate then,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate now,

        @Nullable String cursor,
        @Nullable Integer limit) {
    private static final List<String> PARAMETERS =
            List.of("profile", "stratum", "place", "then", "now", "cursor", "limit");

    /** Refuses parameters that would be ignored, and requests that do not say which days. */
    void check(Set<String> given) {
        for (String name : given) {
            if (!PARAMETERS.contains(name)) {
                throw new ProblemException(
                        HttpStatus.BAD_REQUEST, "unknown-parameter", name, String.join(", ", PARAMETERS));
            }
        }
        if (profile == null || profile.isBlank() || then == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", then == null ? "then" : "profile");
        }
    }

    /** The same as a selection of observations as known on the later day. */
    ObservationSelection observations() {
        return new ObservationSelection(profile, stratum, place, now, null, null, null, cursor, limit);
    }
}
