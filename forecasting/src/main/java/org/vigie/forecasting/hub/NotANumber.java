package org.vigie.forecasting.hub;

import org.jspecify.annotations.Nullable;

/** A value that is neither a number nor missing. */
final class NotANumber implements RowRule {
    @Override
    public @Nullable Notice check(TargetRow row) {
        return row.value() != null
                ? null
                : new Notice(
                        FindingRule.NOT_A_NUMBER,
                        TargetRow.Column.VALUE,
                        row.valueText(),
                        "a number with a decimal point, or nothing");
    }
}
