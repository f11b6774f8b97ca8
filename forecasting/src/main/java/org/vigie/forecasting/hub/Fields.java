package org.vigie.forecasting.hub;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Turns the text of fields into values, strictly. */
final class Fields {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,30}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,3})?");
    private static final int REMEMBERED = 20_000;

    private final Map<String, Optional<LocalDate>> dates = new HashMap<>();

    /** The date written as YYYY-MM-DD; empty for anything else. */
    Optional<LocalDate> date(String text) {
        if (dates.size() > REMEMBERED) {
            dates.clear();
        }
        return dates.computeIfAbsent(text, Fields::parseDate);
    }

    private static Optional<LocalDate> parseDate(String text) {
        if (!DATE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The finite decimal number; empty for anything else, hexadecimal, "NaN" and decimal commas included. */
    static OptionalDouble number(String text) {
        if (isCount(text)) {
            return OptionalDouble.of(Double.parseDouble(text)); // nearly all there are, and no need of the pattern
        }
        if (!NUMBER.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static boolean isCount(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return length > 0 && length <= 15;
    }

    static boolean isMissing(String text) {
        return text.isEmpty() || text.equals("NA");
    }
}
