package org.vigie.prediction.surveillance.feeds.odisse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.surveillance.feeds.FeedSample;

class OdisseEmergencyVisitsTests {
    @Test
    void regionsOfAllAgesBecomeSharesOfVisits() throws IOException {
        assertThat(FeedSample.read(new OdisseEmergencyVisits(), "sample.csv", HubProfile.EU_ED_INFLUENZA))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "11 2024-11-17", 215.5 * 1e-5, "01 2024-11-17", 310 * 1e-5, "94 2024-11-17", Double.NaN));
    }
}
