package org.vigie.prediction.surveillance.feeds.nssp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.surveillance.feeds.FeedSample;

class NsspEmergencyVisitsTests {
    @Test
    void percentOfWholeStatesBecomeShares() throws IOException {
        assertThat(FeedSample.read(new NsspEmergencyVisits(), "sample.csv", HubProfile.US_ED_INFLUENZA))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "01 2024-11-02", 0.42 * 0.01, "01 2024-11-09", 0.55 * 0.01, "US 2024-11-02", 0.35 * 0.01));
    }

    @Test
    void theOtherColumnIsTheOtherDisease() throws IOException {
        assertThat(FeedSample.read(new NsspEmergencyVisits(), "sample.csv", HubProfile.US_ED_COVID))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("01 2024-11-02", 1.1 * 0.01, "01 2024-11-09", Double.NaN, "US 2024-11-02", 0.8 * 0.01));
    }
}
