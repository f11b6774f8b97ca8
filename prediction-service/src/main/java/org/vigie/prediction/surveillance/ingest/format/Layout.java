package org.vigie.prediction.surveillance.ingest.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a source's files mean.
 *
 * @param date column of the day or week
 * @param days which day of the week the date names, and how it is written
 * @param place column of the place; null where all rows are about {@code onlyPlace}
 * @param onlyPlace code of the place of all rows; null where a column tells
 * @param asOf column of the day of publication; null where it is given for the file
 * @param values columns of values and what each counts
 * @param places codes for places as the file writes them
 * @param missing what stands there instead of a value
 * @param only values that a row must have in other columns to be read
 * @param strata which part of the people each row is about; null where all rows are about everybody
 */
public record Layout(
        String date,
        Days days,
        @Nullable String place,
        @Nullable String onlyPlace,
        @Nullable String asOf,
        List<Value> values,
        Map<String, String> places,
        Set<String> missing,
        Map<String, Set<String>> only,
        @Nullable Strata strata) {
    /** Most columns of values that one file may have. */
    public static final int MOST_VALUES = 16;

    public Layout {
        values = List.copyOf(values);
        places = Map.copyOf(places);
        missing = Set.copyOf(missing);
        only = Map.copyOf(only);
    }

    /** A layout of a file about everybody. */
    public Layout(
            String date,
            Days days,
            @Nullable String place,
            @Nullable String onlyPlace,
            @Nullable String asOf,
            List<Value> values,
            Map<String, String> places,
            Set<String> missing,
            Map<String, Set<String>> only) {
        this(date, days, place, onlyPlace, asOf, values, places, missing, only, null);
    }

    /**
     * Which part of the people each row is about, by age or sex.
     *
     * @param column column that tells; null where all rows are about {@code every}
     * @param every stratum of all rows; null where a column tells
     * @param codes strata for what the column says
     */
    public record Strata(@Nullable String column, @Nullable String every, Map<String, String> codes) {
        public Strata {
            codes = Map.copyOf(Objects.requireNonNullElse(codes, Map.of()));
        }

        private Strata with(Map<String, String> names) {
            Map<String, String> all = new HashMap<>(names);
            all.putAll(codes);
            return new Strata(column, every, all);
        }
    }

    /**
     * A column of values, all about one target, each multiplied by {@code factor}.
     *
     * @param only values that a row must have in other columns for this value to be read
     */
    public record Value(String column, String target, double factor, Map<String, Set<String>> only) {
        public Value {
            only = Map.copyOf(Objects.requireNonNullElse(only, Map.of()));
        }

        public Value(String column, String target, double factor) {
            this(column, target, factor, Map.of());
        }

        public Value(String column, String target) {
            this(column, target, 1);
        }
    }

    /** What a date means and how it is written; numbered weeks are understood with each. */
    public enum Days {
        WEEK_END,
        WEEK_START,
        WEEK_END_DAY_FIRST,
        WEEK_START_DAY_FIRST,
        WEEK_END_MONTH_FIRST,
        WEEK_START_MONTH_FIRST,
        /** Every day has a row; those of an ISO week are added up. */
        DAYS_OF_ISO_WEEK,
        /** Every day has a row; those of an MMWR week are added up. */
        DAYS_OF_MMWR_WEEK;

        boolean daily() {
            return this == DAYS_OF_ISO_WEEK || this == DAYS_OF_MMWR_WEEK;
        }

        boolean start() {
            return name().startsWith("WEEK_START");
        }

        boolean dayFirst() {
            return name().endsWith("DAY_FIRST");
        }

        boolean monthFirst() {
            return name().endsWith("MONTH_FIRST");
        }
    }

    /** The same layout, which knows these names of places too; its own codes go first. */
    public Layout withPlaces(Map<String, String> codes) {
        Map<String, String> all = new HashMap<>(codes);
        all.putAll(places);
        return new Layout(date, days, place, onlyPlace, asOf, values, all, missing, only, strata);
    }

    /** The same layout, which knows these names of strata too; its own codes go first. */
    public Layout withStrata(Map<String, String> names) {
        return strata == null
                ? this
                : new Layout(date, days, place, onlyPlace, asOf, values, places, missing, only, strata.with(names));
    }
}
