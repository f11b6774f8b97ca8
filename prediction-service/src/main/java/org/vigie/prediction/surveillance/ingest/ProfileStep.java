package org.vigie.prediction.surveillance.ingest;

import java.util.function.Consumer;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.Revision;
import org.vigie.prediction.catalogue.ProfileName;
import org.vigie.prediction.jobs.JobProgress;
import org.vigie.prediction.surveillance.ingest.format.CountedInput;

/**
 * Reading a file for one of the profiles it has rows for; tells how many rows there were so far.
 *
 * @param bytes how long the file is
 */
record ProfileStep(HubProfile profile, int done, int total, long bytes, JobProgress progress) {
    /** Progress is told in hundredths of the file, read once for each profile. */
    static final int PARTS = 100;

    private static final int ROWS_BETWEEN_REPORTS = 20_000;

    /** The same sink, which also hears when somebody asks to stop. */
    Consumer<Revision> counted(Consumer<Revision> sink, CountedInput file) {
        long[] rows = {0};
        return revision -> {
            sink.accept(revision);
            if (++rows[0] % ROWS_BETWEEN_REPORTS == 0) {
                progress.report(
                        PARTS * done + part(file), PARTS * total, "import.rows", ProfileName.of(profile), rows[0]);
            }
        };
    }

    /** An archive is received as a whole before its rows are read, so the last hundredth is kept for the end. */
    private int part(CountedInput file) {
        return bytes == 0 ? 0 : (int) Math.min(PARTS - 1, PARTS * file.count() / bytes);
    }
}
