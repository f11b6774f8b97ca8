package org.vigie.prediction.surveillance.feeds.idd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.surveillance.feeds.FeedSample;

class SentinellaConsultationsTests {
    @Test
    void theNationalRateIsTaken() throws IOException {
        assertThat(FeedSample.read(new SentinellaConsultations(), "sample.csv", HubProfile.RESPICAST_ILI))
                .containsExactlyInAnyOrderEntriesOf(Map.of("CH 2024-11-17", 9.4, "CH 2024-11-24", Double.NaN));
    }
}
