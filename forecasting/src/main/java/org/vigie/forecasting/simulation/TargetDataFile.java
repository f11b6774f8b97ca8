package org.vigie.forecasting.simulation;

import java.util.List;
import java.util.stream.Stream;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.Revision;

/** Writes revisions as hub target data, {@code target_end_date,location,as_of,target,value}. */
public final class TargetDataFile {
    private TargetDataFile() {}

    /** The lines of the file, header first, without line ends. */
    public static Stream<String> lines(HubProfile profile, List<Revision> revisions) {
        return Stream.concat(
                Stream.of("target_end_date,location,as_of,target,value"),
                revisions.stream()
                        .map(revision -> String.join(
                                ",",
                                revision.targetEndDate().toString(),
                                revision.place(),
                                revision.asOf().toString(),
                                profile.target(),
                                text(revision.value()))));
    }

    private static String text(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
