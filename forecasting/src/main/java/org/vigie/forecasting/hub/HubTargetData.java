package org.vigie.forecasting.hub;

import java.util.List;
import org.vigie.forecasting.series.Revision;

/**
 * What was read from a file of target data.
 *
 * @param revisions the rows that could be used, in the order of the file
 * @param findings what is wrong with the others
 * @param rows rows about the profile's target, usable or not
 * @param otherRows rows about other targets, which were passed over
 */
public record HubTargetData(List<Revision> revisions, Findings findings, long rows, long otherRows) {
    public HubTargetData {
        revisions = List.copyOf(revisions);
    }

    /** Whether every row of the profile's target could be used. */
    public boolean isClean() {
        return findings.errors() == 0;
    }
}
