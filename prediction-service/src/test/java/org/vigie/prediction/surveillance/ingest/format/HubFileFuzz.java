package org.vigie.prediction.surveillance.ingest.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.hub.HubTargetData;
import org.vigie.forecasting.hub.HubTargetReader;

/** Any bytes as hub target data, dates and numbered weeks included; the first byte chooses the profile. */
public final class HubFileFuzz {
    private static final HubProfile[] PROFILES = HubProfile.values();

    private HubFileFuzz() {}

    public static void fuzzerTestOneInput(byte[] content) throws IOException {
        HubProfile profile = PROFILES[content.length == 0 ? 0 : (content[0] & 0xFF) % PROFILES.length];
        HubTargetData data = HubTargetReader.of(profile)
                .withAsOf(LocalDate.of(2026, 11, 1))
                .read(new ByteArrayInputStream(content, Math.min(1, content.length), Math.max(0, content.length - 1)));
        data.revisions().forEach(revision -> {
            if (!profile.calendar().isWeekEnd(revision.targetEndDate()) || revision.value() < 0) {
                throw new AssertionError(revision);
            }
        });
    }
}
