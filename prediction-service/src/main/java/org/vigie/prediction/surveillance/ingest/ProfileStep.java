package org.vigie.prediction.surveillance.ingest;

import java.util.function.Consumer;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.Revision;
import org.vigie.prediction.jobs.JobProgress;

/** Reading a file for one of the profiles it has rows for; tells how many rows there were so far. */
record ProfileStep(HubProfile profile, int done, int total, JobProgress progress) {
    private static final int ROWS_BETWEEN_REPORTS = 20_000;

    /** The same sink, which also hears when somebody asks to stop. */
    Consumer<Revision> counted(Consumer<Revision> sink) {
        long[] rows = {0};
        return revision -> {
            sink.accept(revision);
            if (++rows[0] % ROWS_BETWEEN_REPORTS == 0) {
                progress.report(done, total, "import.rows", profile.id(), rows[0]);
            }
        };
    }
}
