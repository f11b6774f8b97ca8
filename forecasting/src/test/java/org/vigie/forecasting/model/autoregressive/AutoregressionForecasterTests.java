package org.vigie.forecasting.model.autoregressive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.BaseForecasterTests;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.Refusal;
import org.vigie.forecasting.Signal;
import org.vigie.forecasting.TestRounds;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.series.Revision;
import org.vigie.forecasting.series.Vintages;

class AutoregressionForecasterTests extends BaseForecasterTests {
    @Override
    protected Forecaster forecaster() {
        return new AutoregressionForecaster();
    }

    @Test
    void coefficientsOfALineAreFound() {
        List<double[]> rows = new ArrayList<>();
        double[] outcomes = new double[200];
        for (int i = 0; i < outcomes.length; i++) {
            rows.add(new double[] {1, Math.sin(i), Math.cos(3.0 * i)});
            outcomes[i] = 2 - 3 * Math.sin(i) + 0.5 * Math.cos(3.0 * i);
        }
        assertThat(LinearFit.of(rows, outcomes).predict(new double[] {1, 1, 2})).isCloseTo(0, Offset.offset(1e-3));
    }

    @Test
    void risingSeasonIsForecastToRiseFurther() {
        List<PlaceForecast> first = run(TestRounds.data()).forecasts().subList(0, 4);
        double last = TestRounds.revisions().stream()
                .filter(r -> r.place().equals("01") && r.targetEndDate().equals(TestRounds.LAST_WEEK))
                .mapToDouble(Revision::value)
                .findFirst()
                .orElseThrow();
        assertThat(first.get(3).quantiles().median()).isGreaterThan(last);
    }

    @Test
    void uncertaintyGrowsWithTheHorizon() {
        List<PlaceForecast> own = run(TestRounds.data()).forecasts().subList(0, 4);
        double near = own.getFirst().quantiles().value(20)
                - own.getFirst().quantiles().value(2);
        double far =
                own.getLast().quantiles().value(20) - own.getLast().quantiles().value(2);
        assertThat(far).isGreaterThan(near);
    }

    @Test
    void tooFewWeeksInAllPlacesAreRefused() {
        TrainingData data = new TrainingData(
                Vintages.of(TestRounds.place("01", 3, 5, 8, 13, 21, 34, 55, 40, 30)),
                TestRounds.places().subList(0, 1),
                List.of());
        assertThat(run(data).refusals()).extracting(Refusal::reason).containsExactly(Refusal.Reason.TOO_SHORT);
    }

    @Test
    void currentSignalCountsAndAnOldOneDoesNot() {
        List<Revision> lead = TestRounds.revisions().stream()
                .map(r -> new Revision(r.place(), r.targetEndDate(), r.asOf(), Math.abs(Math.sin(r.value())) * 30))
                .toList();
        List<Revision> old = lead.stream()
                .filter(r -> r.targetEndDate().isBefore(LocalDate.of(2024, 6, 1)))
                .toList();
        List<PlaceForecast> alone = run(TestRounds.data()).forecasts();
        assertThat(run(with(old)).forecasts()).isEqualTo(alone);
        assertThat(run(with(lead)).forecasts()).isNotEqualTo(alone);
    }

    private static TrainingData with(List<Revision> signal) {
        return new TrainingData(
                Vintages.of(TestRounds.revisions()),
                TestRounds.places(),
                List.of(new Signal("lead", Vintages.of(signal))));
    }
}
