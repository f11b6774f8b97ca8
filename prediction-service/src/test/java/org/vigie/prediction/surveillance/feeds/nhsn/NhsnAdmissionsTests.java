package org.vigie.prediction.surveillance.feeds.nhsn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.surveillance.feeds.FeedSample;

class NhsnAdmissionsTests {
    @Test
    void statesAndTheNationAreReadForInfluenza() throws IOException {
        assertThat(FeedSample.read(new NhsnAdmissions(), "sample.csv", HubProfile.FLUSIGHT))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "01 2024-11-02",
                        20.0,
                        "01 2024-11-09",
                        26.0,
                        "US 2024-11-02",
                        1200.0,
                        "US 2024-11-09",
                        1430.0));
    }

    @Test
    void anEmptyCountIsMissingAndNotZero() throws IOException {
        assertThat(FeedSample.read(new NhsnAdmissions(), "sample.csv", HubProfile.COVID_HUB))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "01 2024-11-02",
                        31.0,
                        "01 2024-11-09",
                        Double.NaN,
                        "US 2024-11-02",
                        3100.0,
                        "US 2024-11-09",
                        3240.0));
    }
}
