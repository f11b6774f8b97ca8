package org.vigie.forecasting.hub;

import org.jspecify.annotations.Nullable;

/** A day of publication that is not there, or not a date. */
final class MissingAsOf implements RowRule {
    @Override
    public @Nullable Notice check(TargetRow row) {
        return row.asOf() != null
                ? null
                : new Notice(
                        row.asOfText().isEmpty() ? FindingRule.MISSING_AS_OF : FindingRule.BAD_DATE,
                        TargetRow.Column.AS_OF,
                        row.asOfText(),
                        "a date written as YYYY-MM-DD");
    }
}
