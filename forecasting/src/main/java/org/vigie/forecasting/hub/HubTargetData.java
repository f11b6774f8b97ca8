package org.vigie.forecasting.hub;

import java.util.List;
import java.util.Set;
import org.vigie.forecasting.series.Revision;

/**
 * What was read from a file of target data.
 *
 * @param revisions the rows that could be used, in the order of the file
 * @param findings what is wrong with the others
 * @param rows rows about the profile's target, usable or not
 * @param otherRows rows about other targets, which were passed over
 * @param strata the known strata that rows about the profile's target are about
 */
public record HubTargetData(
        List<Revision> revisions, Findings findings, long rows, long otherRows, Set<String> strata) {
    public HubTargetData {
        revisions = List.copyOf(revisions);
        strata = Set.copyOf(strata);
    }

    /** Data about everybody. */
    public HubTargetData(List<Revision> revisions, Findings findings, long rows, long otherRows) {
        this(revisions, findings, rows, otherRows, Set.of());
    }

    /** Whether every row of the profile's target could be used. */
    public boolean isClean() {
        return findings.errors() == 0;
    }
}
