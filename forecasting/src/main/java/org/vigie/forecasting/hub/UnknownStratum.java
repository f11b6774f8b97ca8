package org.vigie.forecasting.hub;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A part of the people that nobody knows. */
final class UnknownStratum implements RowRule {
    private final Strata strata;

    UnknownStratum(Strata strata) {
        this.strata = strata;
    }

    @Override
    public @Nullable Notice check(TargetRow row) {
        return strata.isUnknown(row.stratum())
                ? new Notice(
                        FindingRule.UNKNOWN_STRATUM,
                        TargetRow.Column.STRATUM,
                        row.stratum(),
                        strata.known().stream().sorted().collect(Collectors.joining(", ")))
                : null;
    }
}
