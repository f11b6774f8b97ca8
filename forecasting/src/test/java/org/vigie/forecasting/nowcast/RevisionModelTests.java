package org.vigie.forecasting.nowcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.TestRounds;
import org.vigie.forecasting.series.Vintages;
import org.vigie.forecasting.series.WeeklySeries;

class RevisionModelTests {
    @Test
    void newestWeekIsRaisedAsPastWeeksWere() {
        Vintages vintages = Vintages.of(TestRounds.revisions());
        RevisionModel model = RevisionModel.learn(vintages, TestRounds.AS_OF, TestRounds.LAST_WEEK);
        WeeklySeries asItStands = vintages.asOf(TestRounds.AS_OF).get("08");
        double[] corrected = model.apply(asItStands).series().values();
        int last = corrected.length - 1;
        assertThat(corrected[last] / asItStands.value(last)).isCloseTo(1 / 0.9, within(0.03));
        assertThat(corrected[last - 2] / asItStands.value(last - 2)).isCloseTo(1, within(0.001));
    }

    @Test
    void weekOutOfAllProportionIsSetBackWithDoubt() {
        Nowcast nowcast = newest(100, 100, 100, 900);
        assertThat(nowcast.series().value(19)).isCloseTo(100, within(15.0));
        assertThat(nowcast.logSpread()[0]).isGreaterThan(0.25);
    }

    /** Kentucky on 2 January 2025, Oklahoma on 26 March 2025, and two glitches that have passed. */
    @Test
    void steepWavesAndPastGlitchesAreBelieved() {
        assertThat(newest(52, 79, 193, 455).series().value(19)).isCloseTo(455, within(70.0));
        assertThat(newest(334, 201, 117, 53).series().value(19)).isCloseTo(53, within(8.0));
        assertThat(newest(17, 8400, 25, 23).series().value(19)).isCloseTo(23, within(4.0));
        assertThat(newest(1078, 2.7, 2.6, 86).series().value(19)).isCloseTo(86, within(13.0));
    }

    @Test
    void weekAloneFarAboveAllOthersIsPutBetweenItsNeighbours() {
        assertThat(newest(2400, 90_000, 2600, 2500).series().value(17)).isCloseTo(2500, within(300.0));
        assertThat(newest(2400, 2500, 90_000, 2600).series().value(18)).isCloseTo(2550, within(300.0));
        assertThat(newest(3, 4, 250_000, 5).series().value(18)).isCloseTo(4.5, within(1.0));
        assertThat(newest(3, 4, 5, 250_000).series().value(19)).isCloseTo(4, within(1.0));
    }

    /** Ohio in May 2023, and Luxembourg's summers, in which a practice reports every other week. */
    @Test
    void rareAndUnevenReportsAreBelieved() {
        assertThat(newest(18, 16, 219, 14).series().value(18)).isCloseTo(219, within(20.0));
        double[] uneven = {0, 2100, 0, 0, 1400, 0, 0, 2700, 0, 500, 0, 0, 1500, 0, 900, 0, 0, 2700, 0, 0};
        assertThat(nowcast(uneven).series().value(17)).isCloseTo(2700, within(300.0));
    }

    private static Nowcast newest(double... newest) {
        double[] values = new double[20];
        Arrays.fill(values, newest[0]);
        System.arraycopy(newest, 0, values, 16, 4);
        return nowcast(values);
    }

    private static Nowcast nowcast(double... values) {
        RevisionModel model =
                RevisionModel.learn(Vintages.of(TestRounds.revisions()), TestRounds.AS_OF, TestRounds.LAST_WEEK);
        return model.apply(WeeklySeries.of("99", TestRounds.LAST_WEEK.minusWeeks(19), values));
    }
}
