package org.vigie.forecasting.hub;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A week that was not over yet on the day it is said to have been published. */
final class FutureWeek implements RowRule {
    @Override
    public @Nullable Notice check(TargetRow row) {
        LocalDate end = row.end();
        LocalDate asOf = row.asOf();
        return end == null || asOf == null || !end.isAfter(asOf)
                ? null
                : new Notice(
                        FindingRule.FUTURE_WEEK,
                        TargetRow.Column.END,
                        row.endText(),
                        "a week that ended by its publication on " + asOf);
    }
}
