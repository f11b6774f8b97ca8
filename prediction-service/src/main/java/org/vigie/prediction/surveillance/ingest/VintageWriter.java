package org.vigie.prediction.surveillance.ingest;

import java.io.IOException;
import java.util.function.Consumer;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.hub.HubTargetData;
import org.vigie.forecasting.series.Revision;

/** Appends revisions to the vintages, within the caller's transaction. */
public interface VintageWriter {
    /** Reads a file and hands each usable row to a sink. */
    @FunctionalInterface
    interface RevisionReader {
        HubTargetData readInto(Consumer<Revision> sink) throws IOException;
    }

    /** Copies all revisions into an empty staging table of the present transaction. */
    HubTargetData stage(RevisionReader reader) throws IOException;

    /**
     * Appends those staged rows that say something new; the others leave no trace.
     *
     * @param stratum the part of the people that all staged rows are about
     * @return how many were appended
     */
    long append(long importId, HubProfile profile, String stratum, String source, boolean synthetic);

    /** Whether the profile holds made-up values where {@code synthetic} is false, or real ones where it is true. */
    boolean holdsOtherKind(HubProfile profile, boolean synthetic);
}
