package org.vigie.prediction.surveillance.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.prediction.surveillance.ingest.format.Layout;

/**
 * What somebody says the columns mean.
 *
 * @param stratum column of the part of the people; neither it nor {@code onlyStratum} for files about everybody
 * @param strata ids of strata for what that column says
 * @param days {@code week-end} or {@code week-start}, with {@code -day-first} or {@code -month-first} where dates are not ISO
 */
record LayoutRequest(
        @Nullable String date,
        @Nullable String days,
        @Nullable String place,
        @Nullable String onlyPlace,
        @Nullable String asOf,
        @Nullable List<ValueColumn> values,
        @Nullable Map<String, String> places,
        @Nullable Set<String> missing,
        @Nullable Map<String, Set<String>> only,
        @Nullable String stratum,
        @Nullable String onlyStratum,
        @Nullable Map<String, String> strata) {
    /** A column of values; {@code factor} 1 where it is not said. */
    record ValueColumn(
            String column, String profile, @Nullable Double factor) {}

    static LayoutRequest of(Layout layout) {
        return new LayoutRequest(
                layout.date(),
                layout.days().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                layout.place(),
                layout.onlyPlace(),
                layout.asOf(),
                layout.values().stream()
                        .map(value -> new ValueColumn(value.column(), value.target(), value.factor()))
                        .toList(),
                layout.places(),
                layout.missing(),
                layout.only(),
                layout.strata() == null ? null : layout.strata().column(),
                layout.strata() == null ? null : layout.strata().every(),
                layout.strata() == null ? null : layout.strata().codes());
    }
}
