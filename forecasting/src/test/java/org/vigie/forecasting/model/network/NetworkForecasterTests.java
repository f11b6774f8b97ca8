package org.vigie.forecasting.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.BaseForecasterTests;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.Refusal;
import org.vigie.forecasting.TestRounds;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.Revision;

class NetworkForecasterTests extends BaseForecasterTests {
    @Override
    protected Forecaster forecaster() {
        return new NetworkForecaster();
    }

    @Test
    void servesInfluenzaOnly() {
        List<HubProfile> served =
                HubProfile.forecast().stream().filter(forecaster()::serves).toList();
        assertThat(served).containsExactly(HubProfile.FLUSIGHT);
        ForecastTask covid = new ForecastTask(HubProfile.COVID_HUB, TestRounds.REFERENCE_DATE, TestRounds.AS_OF, 1, 1);
        assertThatThrownBy(() -> forecaster().forecast(TestRounds.data(), covid, Progress.NONE))
                .hasMessage("the networks know no waves of covid-19");
    }

    @Test
    void placeTwoWeeksBehindIsRefused() {
        List<Revision> behind = TestRounds.revisions().stream()
                .filter(r -> r.place().equals("01") && r.targetEndDate().isBefore(TestRounds.LAST_WEEK.minusWeeks(1)))
                .map(r -> new Revision("10", r.targetEndDate(), r.asOf(), r.value()))
                .toList();
        ModelForecast forecast = run(TestRounds.dataWith("10", behind));
        assertThat(forecast.refusals()).extracting(Refusal::place).containsExactly("10");
        assertThat(forecast.refusals().getFirst().detail()).contains(LocalDate.of(2024, 11, 23) + ", 6 weeks");
    }

    @Test
    void aRisingWaveIsForecastToRiseBeforeChristmas() {
        ModelForecast forecast = run(TestRounds.dataWith(
                "10", TestRounds.place("10", 4, 5, 3, 4, 4, 5, 6, 8, 9, 12, 15, 21, 30, 42, 60, 84)));
        double first = forecast.forecasts().stream()
                .filter(f -> f.place().equals("10") && f.horizon() == 1)
                .findFirst()
                .orElseThrow()
                .quantiles()
                .median();
        assertThat(first).isGreaterThan(84);
    }
}
