package org.vigie.prediction.surveillance.delay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.series.Revision;

class ReportingHistoryTests {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 6);

    /** Each week is published four days after its end with 80, and settles at 100 a week later. */
    private static List<Revision> weeks(int count) {
        List<Revision> revisions = new ArrayList<>();
        for (int week = 0; week < count; week++) {
            LocalDate end = FIRST.plusWeeks(week);
            revisions.add(new Revision("01", end, end.plusDays(4), 80));
            revisions.add(new Revision("01", end, end.plusDays(11), 100));
        }
        revisions.sort(Comparator.comparing(Revision::asOf));
        return revisions;
    }

    @Test
    void newestWeekIsExpectedToGrowAsPastOnesDid() {
        LocalDate asOf = FIRST.plusWeeks(29).plusDays(4);
        var recent = ReportingHistory.of(asOf, weeks(30)).recentWeeks();
        assertThat(recent.getLast().expectedShare()).isEqualTo(0.8);
        assertThat(recent.get(recent.size() - 2).expectedShare()).isEqualTo(1.0);
        assertThat(ReportingHistory.of(asOf, weeks(30)).typicalDelayDays()).hasValue(4);
    }

    @Test
    void tooShortAPastTellsNothing() {
        var recent = ReportingHistory.of(FIRST.plusWeeks(5), weeks(6)).recentWeeks();
        assertThat(recent).isNotEmpty().allMatch(week -> week.expectedShare() == null);
    }

    @Test
    void laterPublicationsAreNotRead() {
        LocalDate asOf = FIRST.plusWeeks(29).plusDays(4);
        List<Revision> more = weeks(30);
        more.add(new Revision("01", FIRST.plusWeeks(20), asOf.plusDays(1), 1));
        assertThat(ReportingHistory.of(asOf, more).recentWeeks())
                .isEqualTo(ReportingHistory.of(asOf, weeks(30)).recentWeeks());
    }
}
