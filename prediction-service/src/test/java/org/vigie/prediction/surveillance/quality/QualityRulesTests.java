package org.vigie.prediction.surveillance.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.WeeklySeries;
import org.vigie.prediction.surveillance.quality.QualityRule.Notice;

class QualityRulesTests {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 6);

    private static WeeklySeries weeks(String place, double... values) {
        return WeeklySeries.of(place, FIRST, values);
    }

    private static Tables tables(WeeklySeries... now) {
        return new Tables(HubProfile.FLUSIGHT, byPlace(now), Map.of(), Map.of("01", "US", "02", "US"));
    }

    private static Map<String, WeeklySeries> byPlace(WeeklySeries... series) {
        return Arrays.stream(series).collect(Collectors.toMap(WeeklySeries::place, each -> each));
    }

    @Test
    void zeroAfterManyIsOdd() {
        assertThat(new DropToZero().check(tables(weeks("01", 30, 40, 35, 33, 0))))
                .containsExactly(new Notice("01", FIRST.plusWeeks(4), "0", ">= 30"));
    }

    @Test
    void zeroAfterFewIsNot() {
        assertThat(new DropToZero().check(tables(weeks("01", 3, 0, 1, 2, 0)))).isEmpty();
    }

    @Test
    void jumpBeyondAllPastOnesIsOdd() {
        double[] calm = DoubleStream.iterate(100, value -> value == 100 ? 105 : 100)
                .limit(40)
                .toArray();
        calm[39] = 900;
        assertThat(new Outlier().check(tables(weeks("01", calm))))
                .extracting(Notice::found)
                .containsExactly("900");
        calm[39] = 110;
        assertThat(new Outlier().check(tables(weeks("01", calm)))).isEmpty();
    }

    @Test
    void settledWeekThatHalvesIsOdd() {
        Tables tables = new Tables(
                HubProfile.FLUSIGHT,
                byPlace(weeks("01", 50, 100, 100, 100, 100, 40)),
                byPlace(weeks("01", 100, 100, 100, 100, 100, 90)),
                Map.of());
        assertThat(new SuddenRevision().check(tables)).containsExactly(new Notice("01", FIRST, "50", "100"));
    }

    @Test
    void halfAPersonIsOdd() {
        assertThat(new FractionalCount().check(tables(weeks("01", 1, 2.5)))).hasSize(1);
    }

    @Test
    void wholeThatIsNotItsPartsIsOdd() {
        assertThat(new TotalOfParts().check(tables(weeks("US", 100, 300), weeks("01", 60, 100), weeks("02", 40, 100))))
                .containsExactly(new Notice("US", FIRST.plusWeeks(1), "300", "200"));
    }
}
