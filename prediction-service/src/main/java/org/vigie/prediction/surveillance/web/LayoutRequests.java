package org.vigie.prediction.surveillance.web;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.catalogue.Stratum;
import org.vigie.prediction.surveillance.ingest.format.Layout;

/** Sees to it that a layout has all its roles, each by a column that is there. */
@Component
class LayoutRequests {
    private static final String DAYS = Arrays.stream(Layout.Days.values())
            .map(days -> days.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.joining(", "));

    private final Catalogue catalogue;

    LayoutRequests(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Layout checked(LayoutRequest request, List<String> header) {
        Set<String> known = header.stream().map(LayoutRequests::key).collect(Collectors.toSet());
        Set<String> used = new HashSet<>();
        String date = column(request.date(), known, used);
        String place = column(request.place(), known, used);
        String onlyPlace = blankToNull(request.onlyPlace());
        String asOf = column(request.asOf(), known, used);
        if (date == null) {
            throw bad("mapping-without-date");
        }
        if ((place == null) == (onlyPlace == null)) {
            throw bad("mapping-without-place");
        }
        if (onlyPlace != null
                && catalogue.places(Locale.ENGLISH).stream()
                        .noneMatch(each -> each.code().equals(onlyPlace))) {
            throw bad("mapping-place-unknown", onlyPlace);
        }
        List<LayoutRequest.ValueColumn> values = Objects.requireNonNullElse(request.values(), List.of());
        if (values.isEmpty() || values.size() > Layout.MOST_VALUES) {
            throw bad("mapping-without-value");
        }
        Map<String, Set<String>> only = Objects.requireNonNullElse(request.only(), Map.of());
        only.keySet().forEach(name -> column(name, known, new HashSet<>()));
        return new Layout(
                date,
                days(request.days()),
                place,
                onlyPlace,
                asOf,
                values.stream().map(value -> value(value, known, used)).toList(),
                Objects.requireNonNullElse(request.places(), Map.of()),
                Objects.requireNonNullElse(request.missing(), Set.of()),
                only,
                strata(request, known, used));
    }

    private Layout.@Nullable Strata strata(LayoutRequest request, Set<String> known, Set<String> used) {
        String column = column(request.stratum(), known, used);
        String every = blankToNull(request.onlyStratum());
        if (column == null && every == null) {
            return null;
        }
        if (column != null && every != null) {
            throw bad("mapping-stratum-twice", column, every);
        }
        Map<String, String> codes = Objects.requireNonNullElse(request.strata(), Map.of());
        Set<String> ids =
                catalogue.strata(Locale.ENGLISH).stream().map(Stratum::id).collect(Collectors.toSet());
        Stream.concat(Stream.ofNullable(every), codes.values().stream())
                .filter(id -> !ids.contains(id))
                .findFirst()
                .ifPresent(id -> {
                    throw bad(
                            "mapping-stratum-unknown", id, ids.stream().sorted().collect(Collectors.joining(", ")));
                });
        return new Layout.Strata(column, every, codes);
    }

    private Layout.Value value(LayoutRequest.ValueColumn value, Set<String> known, Set<String> used) {
        String column = column(value.column(), known, used);
        if (column == null) {
            throw bad("mapping-without-value");
        }
        double factor = Objects.requireNonNullElse(value.factor(), 1.0);
        if (!(factor > 0 && factor <= 1e9)) {
            throw bad("mapping-without-value");
        }
        return new Layout.Value(column, catalogue.getProfile(value.profile()).id(), factor);
    }

    private static @Nullable String column(@Nullable String name, Set<String> known, Set<String> used) {
        String column = blankToNull(name);
        if (column == null) {
            return null;
        }
        if (!known.contains(key(column))) {
            throw bad("mapping-column-unknown", column);
        }
        if (!used.add(key(column))) {
            throw bad("mapping-column-twice", column);
        }
        return column;
    }

    private static Layout.Days days(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return Layout.Days.WEEK_END;
        }
        String constant = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(Layout.Days.values())
                .filter(days -> days.name().equals(constant))
                .findFirst()
                .orElseThrow(() -> bad("mapping-days-unknown", name, DAYS));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String key(String column) {
        return column.strip().toLowerCase(Locale.ROOT);
    }

    private static ProblemException bad(String slug, Object... arguments) {
        return new ProblemException(HttpStatus.BAD_REQUEST, slug, arguments);
    }
}
