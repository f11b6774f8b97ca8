package org.vigie.prediction.surveillance.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.hub.HubTargetData;
import org.vigie.forecasting.hub.HubTargetReader;
import org.vigie.forecasting.series.Revision;
import org.vigie.prediction.surveillance.ingest.format.DataFile;
import org.vigie.prediction.surveillance.ingest.format.Table;

/** Reads a recorded sample by the layout of its feed, as an import does. */
public final class FeedSample {
    private FeedSample() {}

    /** The values of one profile, by place and last day of the week; NaN where nothing was reported. */
    public static Map<String, Double> read(Feed feed, String sample, HubProfile profile) throws IOException {
        InputStream in = Objects.requireNonNull(feed.getClass().getResourceAsStream(sample), sample);
        Map<String, Double> values = new TreeMap<>();
        try (Table table = DataFile.open(in, null, feed.layout())) {
            HubTargetReader reader = HubTargetReader.of(profile).withAsOf(LocalDate.of(2024, 12, 1));
            if (!profile.isUnitedStates()) {
                reader = reader.withPlaces(Set.of("FR", "CH", "11", "01", "94"));
            }
            HubTargetData data = reader.stream(table.text(), revision -> values.put(key(revision), revision.value()));
            List<?> findings = data.findings().list();
            if (!findings.isEmpty() || !table.notices().isEmpty()) {
                throw new AssertionError(findings + " " + table.notices());
            }
        }
        return values;
    }

    private static String key(Revision revision) {
        return revision.place() + " " + revision.targetEndDate();
    }
}
