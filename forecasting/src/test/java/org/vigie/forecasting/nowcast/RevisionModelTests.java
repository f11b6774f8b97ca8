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
        RevisionModel model =
                RevisionModel.learn(Vintages.of(TestRounds.revisions()), TestRounds.AS_OF, TestRounds.LAST_WEEK);
        double[] values = new double[20];
        Arrays.fill(values, 100);
        values[19] = 900;
        Nowcast nowcast = model.apply(WeeklySeries.of("99", TestRounds.LAST_WEEK.minusWeeks(19), values));
        assertThat(nowcast.series().value(19)).isCloseTo(100, within(15.0));
        assertThat(nowcast.logSpread()[0]).isGreaterThan(0.25);
    }
}
