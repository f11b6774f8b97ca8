package org.vigie.prediction.surveillance.ingest.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Any rows under a mapped header, with dates in each of the notations; the first byte chooses it. */
public final class MappingFuzz {
    private static final byte[] HEADER = "Week;Place;Posted;Flu;Covid;Age\n".getBytes(StandardCharsets.UTF_8);

    private MappingFuzz() {}

    public static void fuzzerTestOneInput(byte[] rows) throws IOException {
        if (rows.length == 0) {
            return;
        }
        Layout.Days[] days = Layout.Days.values();
        Layout layout = new Layout(
                "Week",
                days[(rows[0] & 0xFF) % days.length],
                "Place",
                null,
                "Posted",
                List.of(new Layout.Value("Flu", "flusight"), new Layout.Value("Covid", "covid-hub", 1000)),
                Map.of("Alabama", "01"),
                Set.of("NA", "-"),
                Map.of("Age", Set.of("all", "")));
        byte[] content = Arrays.copyOf(HEADER, HEADER.length + rows.length - 1);
        System.arraycopy(rows, 1, content, HEADER.length, rows.length - 1);
        TableFuzz.read(content, layout);
    }
}
