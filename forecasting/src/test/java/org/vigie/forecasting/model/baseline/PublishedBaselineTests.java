package org.vigie.forecasting.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.hub.HubForecast;
import org.vigie.forecasting.hub.HubForecastFile;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.hub.HubTargetData;
import org.vigie.forecasting.hub.HubTargetReader;
import org.vigie.forecasting.hub.Places;
import org.vigie.forecasting.series.Vintages;

/** Compares with the baseline that FluSight published, where its data are at hand. */
class PublishedBaselineTests {
    private static final LocalDate REFERENCE_DATE = LocalDate.of(2024, 12, 14);
    private static final LocalDate AS_OF = LocalDate.of(2024, 12, 11);

    @Test
    void quantilesAreThoseOfTheHub() throws IOException {
        Path shared = Optional.ofNullable(System.getenv("VIGIE_SHARED_DATA"))
                .map(Path::of)
                .orElse(Path.of("../../shared/data"));
        assumeTrue(Files.exists(shared.resolve("us")), "set VIGIE_SHARED_DATA to the folder with the hubs' data");
        Map<String, HubForecast> published = published(shared);
        HubTargetData data;
        try (InputStream in = Files.newInputStream(shared.resolve("us/flu_hosp_vintages.csv.gz"))) {
            data = HubTargetReader.of(HubProfile.FLUSIGHT).read(in);
        }
        assertThat(data.isClean()).isTrue();
        List<PlaceForecast> ours = new BaselineForecaster()
                .forecast(
                        new TrainingData(Vintages.of(data.revisions()), Places.of(HubProfile.FLUSIGHT), List.of()),
                        new ForecastTask(HubProfile.FLUSIGHT, REFERENCE_DATE, AS_OF, 1, 1),
                        Progress.NONE)
                .forecasts();
        assertThat(ours).hasSize(53 * 4);
        double[] deviations = ours.stream()
                .mapToDouble(one -> deviation(one, published.get(one.place() + one.horizon())))
                .sorted()
                .toArray();
        assertThat(deviations[deviations.length / 2]).isLessThan(0.01);
        assertThat(deviations[deviations.length * 9 / 10]).isLessThan(0.05);
    }

    private static double deviation(PlaceForecast ours, HubForecast theirs) {
        double sum = 0;
        for (int i = 0; i < 23; i++) {
            sum += Math.abs(ours.quantiles().value(i) - theirs.quantiles()[i]);
        }
        return sum / 23 / Math.max(theirs.quantiles()[21] - theirs.quantiles()[1], 1);
    }

    private static Map<String, HubForecast> published(Path shared) throws IOException {
        Path file = shared.resolve("us/forecasts/flu_2024-25_baseline_ensemble.csv.gz");
        try (InputStream in = Files.newInputStream(file)) {
            return HubForecastFile.read(in, file.getFileName().toString()).forecasts().stream()
                    .filter(one -> one.model().equals("FluSight-baseline"))
                    .filter(one -> one.referenceDate().equals(REFERENCE_DATE))
                    .filter(one -> one.target().equals(HubProfile.FLUSIGHT.target()))
                    .collect(Collectors.toMap(one -> one.place() + one.horizon(), Function.identity()));
        }
    }
}
