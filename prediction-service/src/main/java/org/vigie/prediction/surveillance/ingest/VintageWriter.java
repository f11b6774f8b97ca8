package org.vigie.prediction.surveillance.ingest;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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

    /**
     * Which series the rows of a file are about.
     *
     * @param stratum the part of the people that all rows are about
     */
    record Target(long importId, HubProfile profile, String stratum, String source, boolean synthetic) {}

    /** Rows on their way into the vintages. */
    interface Pending {
        /** What the reader said about the rows. */
        HubTargetData data();

        /** Appends those rows that say something new; the others leave no trace. */
        Appended append();
    }

    /**
     * What was appended.
     *
     * @param rows how many rows
     * @param newest the newest day of publication of any row that came; null where none did
     * @param firstWeeks by place the first week of which something was appended that is known from the newest day on
     */
    record Appended(long rows, @Nullable LocalDate newest, Map<String, LocalDate> firstWeeks) {
        /** Nothing. */
        public static final Appended NOTHING = new Appended(0, null, Map.of());

        public Appended {
            firstWeeks = Map.copyOf(firstWeeks);
        }
    }

    /**
     * Takes in all rows. They count from {@link Pending#append()} on; a caller that does not want them rolls its transaction
     * back.
     */
    Pending stage(Target target, RevisionReader reader) throws IOException;

    /**
     * After the transaction that made so many changes: lets readers find the new rows in the indexes alone, where there are enough
     * of them to matter.
     */
    void settle(long changes);

    /** Whether the profile holds made-up values where {@code synthetic} is false, or real ones where it is true. */
    boolean holdsOtherKind(HubProfile profile, boolean synthetic);
}
