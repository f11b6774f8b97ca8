package org.vigie.forecasting.hub;

import org.jspecify.annotations.Nullable;

/** Fewer than nobody. */
final class NegativeValue implements RowRule {
    @Override
    public @Nullable Notice check(TargetRow row) {
        Double value = row.value();
        return value == null || !(value < 0)
                ? null
                : new Notice(FindingRule.NEGATIVE_VALUE, TargetRow.Column.VALUE, row.valueText(), "zero or more");
    }
}
