package org.vigie.forecasting.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.hub.HubTargetData;
import org.vigie.forecasting.hub.HubTargetReader;
import org.vigie.forecasting.series.Revision;
import org.vigie.forecasting.series.Vintages;
import org.vigie.forecasting.series.WeeklySeries;

class SimulatedSurveillanceTests {
    private static final LocalDate UNTIL = LocalDate.of(2026, 2, 20);

    @Test
    void samePlanGivesSameData() {
        SimulationPlan plan = SimulationPlan.of(HubProfile.FLUSIGHT, UNTIL, 7);
        assertThat(SimulatedSurveillance.revisions(plan)).isEqualTo(SimulatedSurveillance.revisions(plan));
    }

    @Test
    void otherSeedGivesOtherData() {
        assertThat(revisions(HubProfile.FLUSIGHT, 7)).isNotEqualTo(revisions(HubProfile.FLUSIGHT, 8));
    }

    @ParameterizedTest
    @MethodSource("org.vigie.forecasting.hub.HubProfile#forecast")
    void fileIsReadBackWithoutFinding(HubProfile profile) throws IOException {
        List<Revision> revisions = revisions(profile, 7);
        String file = TargetDataFile.lines(profile, revisions).collect(Collectors.joining("\n", "", "\n"));
        HubTargetData read = HubTargetReader.of(profile).read(new StringReader(file));
        assertThat(read.findings().list()).isEmpty();
        assertThat(read.revisions()).containsExactlyInAnyOrderElementsOf(revisions);
    }

    @ParameterizedTest
    @MethodSource("org.vigie.forecasting.hub.HubProfile#forecast")
    void lastWeekIsTheOneBeforeThePublication(HubProfile profile) {
        Vintages vintages = Vintages.of(revisions(profile, 7));
        LocalDate lastAsOf = vintages.asOfDates().last();
        assertThat(lastAsOf).isBetween(UNTIL.minusDays(6), UNTIL);
        WeeklySeries own = vintages.asOf(UNTIL).get(profile.isUnitedStates() ? "US" : "FR");
        assertThat(own.lastWeekEnd()).isBetween(lastAsOf.minusDays(6), lastAsOf.minusDays(3));
        assertThat(own.length()).isEqualTo(208);
    }

    @ParameterizedTest
    @MethodSource("org.vigie.forecasting.hub.HubProfile#forecast")
    void everySeasonHasAWaveOfPlausibleHeight(HubProfile profile) {
        WeeklySeries own = Vintages.of(revisions(profile, 7)).asOf(UNTIL).get(profile.isUnitedStates() ? "US" : "FR");
        double[] year = Arrays.copyOfRange(own.values(), own.length() - 104, own.length() - 52);
        double peak = Arrays.stream(year).filter(Double::isFinite).max().orElseThrow();
        double low = Arrays.stream(year).filter(Double::isFinite).min().orElseThrow();
        assertThat(peak).isGreaterThan(2 * low);
    }

    @Test
    void newestWeekIsIncompleteAtFirst() {
        Vintages vintages = Vintages.of(revisions(HubProfile.FLUSIGHT, 7));
        Map<String, WeeklySeries> then = vintages.asOf(UNTIL.minusWeeks(10));
        Map<String, WeeklySeries> now = vintages.asOf(UNTIL);
        WeeklySeries first = then.get("US");
        double early = first.value(first.lastWeekEnd());
        double late = now.get("US").value(first.lastWeekEnd());
        assertThat(early / late).isBetween(0.7, 0.99);
    }

    @Test
    void nationIsTheSumOfItsStatesOnEveryDay() {
        Vintages vintages = Vintages.of(revisions(HubProfile.FLUSIGHT, 7));
        Map<String, WeeklySeries> table = vintages.asOf(UNTIL);
        LocalDate week = table.get("US").lastWeekEnd().minusWeeks(1);
        double states = table.values().stream()
                .filter(series -> !series.place().equals("US"))
                .mapToDouble(series -> series.value(week))
                .filter(Double::isFinite)
                .sum();
        assertThat(table.get("US").value(week)).isEqualTo(states);
    }

    @Test
    void nationWithoutItsStatesHasValuesToo() {
        SimulationPlan whole = SimulationPlan.of(HubProfile.FLUSIGHT, UNTIL, 7);
        var nation = whole.places().stream()
                .filter(place -> place.code().equals("US"))
                .toList();
        SimulationPlan plan = new SimulationPlan(HubProfile.FLUSIGHT, nation, UNTIL, 20, 20, 7);
        WeeklySeries own =
                Vintages.of(SimulatedSurveillance.revisions(plan)).asOf(UNTIL).get("US");
        assertThat(own.length()).isEqualTo(20);
    }

    @Test
    void someWeeksAreReportedAsMissing() {
        assertThat(revisions(HubProfile.FLUSIGHT, 7)).anyMatch(revision -> Double.isNaN(revision.value()));
    }

    private static List<Revision> revisions(HubProfile profile, long seed) {
        return SimulatedSurveillance.revisions(SimulationPlan.of(profile, UNTIL, seed));
    }
}
