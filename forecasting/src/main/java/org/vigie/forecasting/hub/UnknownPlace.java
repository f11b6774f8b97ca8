package org.vigie.forecasting.hub;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A code of a place that nobody knows. */
final class UnknownPlace implements RowRule {
    private final String expected;

    UnknownPlace(HubProfile profile, Set<String> places) {
        String examples = places.stream().sorted().limit(3).collect(Collectors.joining(", "));
        this.expected =
                "a place of " + profile.id() + ", such as " + (examples.isEmpty() ? "no place at all" : examples);
    }

    @Override
    public @Nullable Notice check(TargetRow row) {
        return row.place() != null
                ? null
                : new Notice(FindingRule.UNKNOWN_PLACE, TargetRow.Column.PLACE, row.placeText(), expected);
    }
}
