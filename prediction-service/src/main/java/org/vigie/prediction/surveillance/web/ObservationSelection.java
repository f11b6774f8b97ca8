package org.vigie.prediction.surveillance.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.BindParam;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.catalogue.Stratum;
import org.vigie.prediction.http.Page;
import org.vigie.prediction.surveillance.ObservationQuery;

/**
 * What a request for observations asks for.
 *
 * @param stratum id of the part of the people; none for everybody
 * @param place codes of the places; none for all that the caller may see
 * @param asOf read what was known on this day; none for what is known now
 * @param from first week wanted, by its last day
 * @param to last week wanted, by its last day
 * @param fields names of the fields wanted, in their order; none for all
 * @param cursor where the page begins, as the page before says; none for the first
 * @param limit rows of a page; none for all rows where there is no cursor either
 */
record ObservationSelection(
        @Nullable String profile,
        @Nullable String stratum,
        @Nullable List<String> place,

        @BindParam("as_of") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,

        @Nullable List<String> fields,
        @Nullable String cursor,
        @Nullable Integer limit) {
    private static final List<String> PARAMETERS =
            List.of("profile", "stratum", "place", "as_of", "from", "to", "fields", "cursor", "limit");

    /** Refuses parameters that would be ignored, since a misspelt one asks for everything. */
    static void checkNames(Set<String> given) {
        for (String name : given) {
            if (!PARAMETERS.contains(name)) {
                throw new ProblemException(
                        HttpStatus.BAD_REQUEST, "unknown-parameter", name, String.join(", ", PARAMETERS));
            }
        }
    }

    List<String> places() {
        return place == null ? List.of() : place;
    }

    String part() {
        return stratum == null || stratum.isBlank() ? Stratum.TOTAL : stratum.strip();
    }

    boolean isPaged() {
        return limit != null || cursor != null;
    }

    int pageSize() {
        return Page.size(limit == null ? Page.USUAL : limit);
    }

    /** The same as a query for what the caller may see, one row longer than the page so that its end is known. */
    ObservationQuery query(HubProfile of, List<String> visible, LocalDate known) {
        if (from != null && to != null && from.isAfter(to)) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "from-after-to", from, to);
        }
        ObservationQuery all = new ObservationQuery(of, visible, known, from, to).about(part());
        return isPaged() ? all.page(cursor == null ? null : ObservationQuery.After.of(cursor), pageSize() + 1) : all;
    }
}
