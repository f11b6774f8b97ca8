package org.vigie.forecasting.hub;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A week named by its number, as feeds do: {@code 2024-W07}, {@code 2024W07}, {@code 2024-S07} or {@code 202407}. */
record NumberedWeek(int year, int week) {
    private static final Pattern NOTATION = Pattern.compile("((?:19|20)\\d{2})(?:-?[WwSs]-?(\\d{1,2})|(\\d{2}))");

    /** The week that {@code text} names, whether the year has it or not; empty where it names none. */
    static Optional<NumberedWeek> find(String text) {
        Matcher match = NOTATION.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        String number = match.group(2) == null ? match.group(3) : match.group(2);
        return Optional.of(new NumberedWeek(Integer.parseInt(match.group(1)), Integer.parseInt(number)));
    }
}
