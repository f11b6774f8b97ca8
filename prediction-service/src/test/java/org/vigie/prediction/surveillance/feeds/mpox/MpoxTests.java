package org.vigie.prediction.surveillance.feeds.mpox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.surveillance.feeds.FeedSample;

class MpoxTests {
    @Test
    void daysBecomeWholeWeeksThatEndOnSaturday() throws IOException {
        assertThat(FeedSample.read(new UnitedStatesMpox(), "sample.csv", HubProfile.US_MPOX))
                .containsExactlyInAnyOrderEntriesOf(Map.of("US 2024-11-09", 21.0, "US 2024-11-16", 21.0));
    }

    @Test
    void aWeekBegunIsNotTakenForAWholeOne() throws IOException {
        assertThat(FeedSample.read(new EuropeanMpox(), "sample.csv", HubProfile.EU_MPOX))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("CH 2024-11-03", 1.0, "CH 2024-11-10", 6.0, "CH 2024-11-17", 7.0));
    }
}
