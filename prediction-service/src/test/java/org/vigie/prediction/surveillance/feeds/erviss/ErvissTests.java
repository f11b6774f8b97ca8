package org.vigie.prediction.surveillance.feeds.erviss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.surveillance.feeds.FeedSample;

class ErvissTests {
    @Test
    void ratesOfAllAgesAreTakenByTheirIndicator() throws IOException {
        assertThat(FeedSample.read(new ErvissConsultations(), "consultations.csv", HubProfile.RESPICAST_ILI))
                .containsExactlyInAnyOrderEntriesOf(Map.of("FR 2024-11-17", 92.4, "CH 2024-11-17", 11.5));
    }

    @Test
    void respiratoryInfectionsHaveTheirOwnRows() throws IOException {
        assertThat(FeedSample.read(new ErvissConsultations(), "consultations.csv", HubProfile.RESPICAST_ARI))
                .containsExactlyInAnyOrderEntriesOf(Map.of("FR 2024-11-17", 181.0));
    }

    @Test
    void onlyAdmissionsWithCovidAreTaken() throws IOException {
        assertThat(FeedSample.read(new ErvissAdmissions(), "admissions.csv", HubProfile.RESPICAST_COVID))
                .containsExactlyInAnyOrderEntriesOf(Map.of("FR 2024-11-17", 512.0));
    }
}
