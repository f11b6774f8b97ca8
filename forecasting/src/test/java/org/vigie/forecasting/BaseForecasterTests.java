package org.vigie.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.Revision;
import org.vigie.forecasting.series.Vintages;
import org.vigie.forecasting.series.WeeklySeries;

/** The laws that every model obeys; a subclass names the model. */
public abstract class BaseForecasterTests {
    private static final String ODD = "10";

    protected abstract Forecaster forecaster();

    @Test
    void everyPlaceIsForecastOrRefusedOnce() {
        ModelForecast forecast = run(TestRounds.data());
        assertThat(forecast.forecasts()).hasSize(TestRounds.CODES.size() * 4);
        assertThat(forecast.refusals()).isEmpty();
        assertThat(forecast.model()).isEqualTo(forecaster().name()).matches("[A-Za-z0-9_]+");
    }

    @Test
    void quantilesLieBetweenZeroAndThePopulation() {
        for (PlaceForecast forecast : run(TestRounds.data()).forecasts()) {
            double[] values = forecast.quantiles().values();
            assertThat(values).isSorted();
            assertThat(values[0]).isNotNegative();
            assertThat(values[22]).isGreaterThan(values[0]).isLessThanOrEqualTo(6e6);
        }
    }

    @Test
    void targetEndDatesFollowTheHub() {
        for (PlaceForecast forecast : run(TestRounds.data()).forecasts()) {
            assertThat(forecast.targetEndDate()).isEqualTo(TestRounds.REFERENCE_DATE.plusWeeks(forecast.horizon()));
        }
    }

    @Test
    void sameSeedSameForecastOnAnyNumberOfThreads() {
        ForecastTask task = TestRounds.task();
        ForecastTask alone = new ForecastTask(task.profile(), task.referenceDate(), task.asOf(), task.seed(), 1);
        ForecastTask many = new ForecastTask(task.profile(), task.referenceDate(), task.asOf(), task.seed(), 5);
        assertThat(forecaster().forecast(TestRounds.data(), alone, Progress.NONE))
                .isEqualTo(forecaster().forecast(TestRounds.data(), many, Progress.NONE));
    }

    @Test
    void nothingPublishedAfterTheAsOfDateMatters() {
        List<Revision> changed = TestRounds.revisions().stream()
                .map(r -> r.asOf().isAfter(TestRounds.AS_OF)
                        ? new Revision(r.place(), r.targetEndDate(), r.asOf(), 1e5 - 3 * r.value())
                        : r)
                .toList();
        List<Revision> signal = TestRounds.revisions();
        ModelForecast forecast = run(withSignal(TestRounds.revisions(), signal));
        assertThat(run(withSignal(changed, changed))).isEqualTo(forecast);
        assertThat(run(withSignal(signal, signal).knownOn(TestRounds.AS_OF))).isEqualTo(forecast);
    }

    @Test
    void placeWithoutAnyDataIsRefused() {
        ModelForecast forecast = run(TestRounds.dataWith(ODD, List.of()));
        assertThat(forecast.refusals()).extracting(Refusal::place).containsExactly(ODD);
    }

    @Test
    void shortSeriesIsForecastOrRefused() {
        assertHandled(TestRounds.place(ODD, 12));
        assertHandled(TestRounds.place(ODD, 12, 15, 11));
    }

    @Test
    void allMissingSeriesIsRefused() {
        ModelForecast forecast = assertHandled(TestRounds.place(ODD, filled(60, Double.NaN)));
        assertThat(forecast.refusals()).extracting(Refusal::reason).containsExactly(Refusal.Reason.ALL_MISSING);
    }

    @Test
    void longSilentSeriesIsRefused() {
        List<Revision> old = TestRounds.revisions().stream()
                .filter(r -> r.place().equals("01") && r.targetEndDate().isBefore(LocalDate.of(2024, 4, 1)))
                .map(r -> new Revision(ODD, r.targetEndDate(), r.asOf(), r.value()))
                .toList();
        assertThat(assertHandled(old).refusals()).extracting(Refusal::place).containsExactly(ODD);
    }

    @Test
    void gapsAreBridged() {
        double[] values = filled(100, 40);
        Arrays.fill(values, 30, 45, Double.NaN);
        values[97] = Double.NaN;
        values[99] = Double.NaN;
        assertThat(assertHandled(TestRounds.place(ODD, wiggled(values))).refusals())
                .isEmpty();
    }

    @Test
    void zerosOnlyStillLeaveRoomForACase() {
        ModelForecast forecast = assertHandled(TestRounds.place(ODD, filled(100, 0)));
        forecast.forecasts().stream().filter(f -> f.place().equals(ODD)).forEach(f -> {
            assertThat(f.quantiles().value(22)).isPositive();
            assertThat(f.quantiles().median()).isLessThan(50);
        });
    }

    @Test
    void absurdSpikeAndItsRevisionToNothingAreSurvived() {
        double[] values = wiggled(filled(100, 40));
        values[60] = 1_900_000;
        assertHandled(TestRounds.place(ODD, values));
        values[99] = 1_900_000;
        assertHandled(TestRounds.place(ODD, values));
        List<Revision> revised = new ArrayList<>(TestRounds.place(ODD, wiggled(filled(100, 40))));
        revised.add(new Revision(ODD, TestRounds.LAST_WEEK.minusWeeks(1), TestRounds.AS_OF, 0));
        revised.add(new Revision(ODD, TestRounds.LAST_WEEK, TestRounds.AS_OF, 0));
        assertHandled(revised);
    }

    @Test
    void placeThatAppearsMidSeasonIsForecastOrRefused() {
        assertHandled(TestRounds.place(ODD, 5, 9, 14, 22, 30, 41, 60, 83, 110));
    }

    @Test
    void ratesStayBelowEverybody() {
        assumeTrue(forecaster().serves(HubProfile.RESPICAST_ILI), "it makes no forecasts of rates");
        List<Revision> revisions = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (String code : List.of("FR", "CH", "BE", "AT")) {
            places.add(new Place(code, code, 9e6));
            LocalDate week = LocalDate.of(2022, 7, 3);
            for (int i = 0; i < 128; i++) {
                double rate = Math.min(95_000 * Math.exp(3 * Math.cos((i - 127) * Math.PI / 26) - 3), 95_000);
                revisions.add(
                        new Revision(code, week.plusWeeks(i), week.plusWeeks(i).plusDays(5), rate));
            }
        }
        LocalDate asOf = LocalDate.of(2022, 7, 3).plusWeeks(127).plusDays(5);
        ForecastTask task = new ForecastTask(HubProfile.RESPICAST_ILI, asOf.plusDays(5), asOf, 7, 2);
        TrainingData data = new TrainingData(Vintages.of(revisions), places, List.of());
        ModelForecast forecast = forecaster().forecast(data, task, Progress.NONE);
        assertThat(forecast.forecasts()).hasSize(4 * 4);
        assertThat(forecast.forecasts())
                .allMatch(one -> one.targetEndDate().isAfter(asOf))
                .allMatch(one -> one.quantiles().value(22) <= 100_000);
    }

    @Test
    void weekAlreadyPublishedIsForecastNearWhatIsKnown() {
        ForecastTask task = new ForecastTask(
                HubProfile.FLUSIGHT,
                TestRounds.LAST_WEEK,
                TestRounds.AS_OF,
                TestRounds.task().seed(),
                2);
        ModelForecast forecast = forecaster().forecast(TestRounds.data(), task, Progress.NONE);
        assertThat(forecast.forecasts()).hasSize(TestRounds.CODES.size() * 4);
        Map<String, WeeklySeries> known = TestRounds.data().target().asOf(TestRounds.AS_OF);
        forecast.forecasts().stream().filter(one -> one.horizon() == 0).forEach(one -> {
            double value = known.get(one.place()).value(TestRounds.LAST_WEEK);
            assertThat(one.quantiles().median()).as(one.place()).isBetween(0.5 * value, 2 * value);
        });
    }

    @Test
    void listenerCanStopTheWork() {
        Progress stop = (done, total, step) -> {
            throw new CancellationException("enough");
        };
        assertThatThrownBy(() -> forecaster().forecast(TestRounds.data(), TestRounds.task(), stop))
                .isInstanceOf(CancellationException.class);
    }

    protected final ModelForecast run(TrainingData data) {
        return forecaster().forecast(data, TestRounds.task(), Progress.NONE);
    }

    /** The odd place gets four forecasts with some width or one refusal, and all others their forecasts. */
    private ModelForecast assertHandled(List<Revision> odd) {
        ModelForecast forecast = run(TestRounds.dataWith(ODD, odd));
        List<PlaceForecast> own =
                forecast.forecasts().stream().filter(f -> f.place().equals(ODD)).toList();
        assertThat(forecast.forecasts()).hasSize(own.size() + TestRounds.CODES.size() * 4);
        assertThat(own.size() + 4 * forecast.refusals().size()).isEqualTo(4);
        assertThat(own).allMatch(f -> f.quantiles().value(22) > f.quantiles().value(0));
        assertThat(own)
                .allMatch(f -> f.quantiles().value(0) >= 0 && f.quantiles().value(22) <= 2e6);
        return forecast;
    }

    private static TrainingData withSignal(List<Revision> target, List<Revision> signal) {
        return new TrainingData(
                Vintages.of(target), TestRounds.places(), List.of(new Signal("other", Vintages.of(signal))));
    }

    private static double[] filled(int weeks, double value) {
        double[] values = new double[weeks];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] wiggled(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.rint(values[i] * (1 + 0.2 * Math.sin(i * 1.3)));
        }
        return values;
    }
}
