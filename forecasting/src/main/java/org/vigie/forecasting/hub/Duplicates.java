package org.vigie.forecasting.hub;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The same week, place and day of publication again: with another value it is an error, with the same one it is odd. */
final class Duplicates implements RowRule {
    private final SeenValues seen = new SeenValues();

    @Override
    public @Nullable Notice check(TargetRow row) {
        Optional<Double> before = seen.put(row.revision());
        if (before.isEmpty()) {
            return null;
        }
        String kept = Double.isNaN(before.get()) ? "missing" : HubNumbers.format(before.get());
        boolean same = before.get().equals(row.value());
        return new Notice(
                same ? FindingRule.REPEATED_ROW : FindingRule.CONFLICTING_DUPLICATE,
                TargetRow.Column.VALUE,
                row.valueText(),
                same ? "each row once" : kept + ", as further up");
    }
}
