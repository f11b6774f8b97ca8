package org.vigie.forecasting.hub;

import org.jspecify.annotations.Nullable;

/** A code that lost its leading zero, as spreadsheets do; it was put back. */
final class LostLeadingZero implements RowRule {
    @Override
    public @Nullable Notice check(TargetRow row) {
        String place = row.place();
        return place == null || place.equals(row.placeText())
                ? null
                : new Notice(FindingRule.LOST_LEADING_ZERO, TargetRow.Column.PLACE, row.placeText(), place);
    }
}
