package org.vigie.forecasting.hub;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a file.
 *
 * @param rule what kind of thing
 * @param line line of the file, from 1; 0 where the file as a whole is meant
 * @param column name of the column, where one is to blame
 * @param found what stands there, shortened
 * @param expected what should stand there, in plain English
 * @param place code of the place that the row is about, where that is known
 * @param targetEndDate last day of the week that the row is about, where that is known
 */
public record Finding(
        FindingRule rule,
        long line,
        @Nullable String column,
        String found,
        String expected,
        @Nullable String place,
        @Nullable LocalDate targetEndDate) {
    private static final int LONGEST_FOUND = 60;

    public Finding {
        found = shortened(found);
    }

    /** A finding that is not about one place and week. */
    public Finding(FindingRule rule, long line, @Nullable String column, String found, String expected) {
        this(rule, line, column, found, expected, null, null);
    }

    public FindingRule.Severity severity() {
        return rule.severity();
    }

    /** The finding as one line for a terminal. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (line > 0) {
            text.append("line ").append(line).append(", ");
        }
        if (column != null) {
            text.append("column ").append(column).append(", ");
        }
        text.append(rule.id()).append(": ");
        if (!found.isEmpty()) {
            text.append("found '").append(found).append("', ");
        }
        return text.append("expected ").append(expected).toString();
    }

    /** Cuts to what fits in a report and replaces what could steer a terminal. */
    private static String shortened(String found) {
        StringBuilder kept = new StringBuilder();
        found.codePoints()
                .limit(LONGEST_FOUND)
                .map(c -> Character.isISOControl(c) ? 0xFFFD : c)
                .forEach(kept::appendCodePoint);
        return found.codePointCount(0, found.length()) > LONGEST_FOUND ? kept + "…" : kept.toString();
    }
}
