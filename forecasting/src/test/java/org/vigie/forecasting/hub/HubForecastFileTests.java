package org.vigie.forecasting.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.Place;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.distribution.QuantileForecast;

class HubForecastFileTests {
    private static final LocalDate SATURDAY = LocalDate.of(2025, 1, 4);

    @Test
    void nameTellsDateTeamAndModel() {
        assertThat(HubForecastFile.name(SATURDAY, "ensemble")).isEqualTo("2025-01-04-Vigie-ensemble.csv");
        assertThat(HubForecastFile.modelOf("2025-01-04-Vigie-ensemble.csv")).isEqualTo("Vigie-ensemble");
        assertThat(HubForecastFile.modelOf("mine.csv.gz")).isEqualTo("mine");
    }

    @Test
    void writesTheColumnsOfTheHub() throws IOException {
        assertThat(written(HubProfile.FLUSIGHT, 0)).startsWith("""
                reference_date,location,horizon,target,target_end_date,output_type,output_type_id,value
                2025-01-04,01,0,wk inc flu hosp,2025-01-04,quantile,0.01,0.5
                2025-01-04,01,0,wk inc flu hosp,2025-01-04,quantile,0.025,1.5
                """);
        assertThat(written(HubProfile.RESPICAST_ILI, 1)).startsWith("origin_date,");
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        HubForecasts read = HubForecastFile.read(
                new StringReader(written(HubProfile.FLUSIGHT, 2)), "2025-01-04-Vigie-ensemble.csv");
        assertThat(read.findings().isEmpty()).isTrue();
        HubForecast forecast = read.forecasts().getFirst();
        assertThat(forecast.model()).isEqualTo("Vigie-ensemble");
        assertThat(forecast.horizon()).isEqualTo(2);
        assertThat(forecast.targetEndDate()).isEqualTo(LocalDate.of(2025, 1, 18));
        assertThat(forecast.quantiles()).hasSize(23).contains(0.5, 22.5);
    }

    @Test
    void forecastWithoutAllLevelsIsReported() throws IOException {
        String text = written(HubProfile.FLUSIGHT, 0);
        HubForecasts read = HubForecastFile.read(new StringReader(text.substring(0, text.indexOf("0.95,"))), "x.csv");
        assertThat(read.forecasts()).isEmpty();
        assertThat(read.findings().list()).extracting(Finding::rule).contains(FindingRule.MISSING_QUANTILES);
    }

    @Test
    void numbersArePlainDecimals() {
        assertThat(HubNumbers.format(12345678.0)).isEqualTo("12345678");
        assertThat(HubNumbers.format(1e-9)).isEqualTo("0");
        assertThat(HubNumbers.format(0.00012)).isEqualTo("0.0001");
        assertThat(HubNumbers.format(2.5)).isEqualTo("2.5");
    }

    @Test
    void everyHubHasItsPlaces() {
        assertThat(Places.of(HubProfile.FLUSIGHT)).hasSize(53).allMatch(place -> place.population() > 500_000);
        assertThat(Places.of(HubProfile.FLUSIGHT).getFirst().code()).isEqualTo("US");
        assertThat(Places.find(HubProfile.RESPICAST_ILI, "CH")).map(Place::name).hasValue("Switzerland");
    }

    private static String written(HubProfile profile, int horizon) throws IOException {
        QuantileForecast quantiles = QuantileForecast.of(
                IntStream.range(0, 23).mapToDouble(i -> i + 0.5).toArray());
        StringBuilder out = new StringBuilder();
        HubForecastFile.write(
                out,
                profile,
                SATURDAY,
                List.of(new PlaceForecast("01", horizon, profile.targetEndDate(SATURDAY, horizon), quantiles)));
        return out.toString();
    }
}
