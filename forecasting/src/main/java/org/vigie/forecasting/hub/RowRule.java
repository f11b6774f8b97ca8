package org.vigie.forecasting.hub;

import org.jspecify.annotations.Nullable;

/** Looks at one row of target data for one kind of fault. */
interface RowRule {
    /** What is wrong with the row, or odd about it; null where nothing is. */
    @Nullable Notice check(TargetRow row);

    /**
     * What a rule says about a row.
     *
     * @param found what stands there
     * @param expected what should stand there, in plain English
     */
    record Notice(FindingRule rule, TargetRow.Column column, String found, String expected) {}
}
