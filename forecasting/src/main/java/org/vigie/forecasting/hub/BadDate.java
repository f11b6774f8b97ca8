package org.vigie.forecasting.hub;

import org.jspecify.annotations.Nullable;

/** A week that is neither a date nor numbered. */
final class BadDate implements RowRule {
    private static final String EXPECTED = "a date written as YYYY-MM-DD, or a week as in 2024-W07 or 202407";

    @Override
    public @Nullable Notice check(TargetRow row) {
        return row.end() != null || NumberedWeek.find(row.endText()).isPresent()
                ? null
                : new Notice(FindingRule.BAD_DATE, TargetRow.Column.END, row.endText(), EXPECTED);
    }
}
