package org.vigie.cli.science;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.Revision;
import org.vigie.forecasting.series.Vintages;

class ReferenceDatesTests {
    @Test
    void fileDatedByTheWeekToForecastIsNotRead() {
        TrainingData data = published("2024-12-11", "2024-12-14", "2024-12-18");
        assertThat(ReferenceDates.lastPublication(data, HubProfile.FLUSIGHT, LocalDate.of(2024, 12, 14)))
                .isEqualTo("2024-12-11");
    }

    @Test
    void whatIsPublishedOnTheReferenceDateIsReadWhereTheWeekToForecastIsOver() {
        TrainingData data = published("2024-12-13", "2024-12-18", "2024-12-20");
        assertThat(ReferenceDates.lastPublication(data, HubProfile.RESPICAST_ILI, LocalDate.of(2024, 12, 18)))
                .isEqualTo("2024-12-18");
    }

    @Test
    void fileDatedByItsNewestWeekIsForTheNextReferenceDate() {
        assertThat(HubProfile.FLUSIGHT.referenceDateKnowing(LocalDate.of(2024, 12, 11)))
                .isEqualTo("2024-12-14");
        assertThat(HubProfile.FLUSIGHT.referenceDateKnowing(LocalDate.of(2024, 12, 14)))
                .isEqualTo("2024-12-21");
        assertThat(HubProfile.RESPICAST_ILI.referenceDateKnowing(LocalDate.of(2024, 12, 18)))
                .isEqualTo("2024-12-18");
    }

    private static TrainingData published(String... days) {
        return new TrainingData(
                Vintages.of(Arrays.stream(days)
                        .map(LocalDate::parse)
                        .map(day -> new Revision("FR", LocalDate.of(2024, 11, 24), day, day.getDayOfMonth()))
                        .toList()),
                List.of(),
                List.of());
    }
}
