package org.vigie.prediction.surveillance.quality;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.vigie.forecasting.series.WeeklySeries;

/** A week that had settled and changed by half or more from one publication to the next. */
@Component
class SuddenRevision implements QualityRule {
    private static final int SETTLED_WEEKS = 4;
    private static final double SHARE = 0.5;
    private static final double LEAST = 20;

    @Override
    public String id() {
        return "sudden-revision";
    }

    @Override
    public List<Notice> check(Tables tables) {
        List<Notice> notices = new ArrayList<>();
        for (WeeklySeries now : tables.now().values()) {
            WeeklySeries before = tables.before().get(now.place());
            for (int week = 0; before != null && week < now.length() - SETTLED_WEEKS; week++) {
                double old = before.value(now.weekEnd(week));
                double change = Math.abs(now.value(week) - old);
                if (change >= LEAST && change >= SHARE * old) {
                    notices.add(new Notice(
                            now.place(), now.weekEnd(week), Tables.shown(now.value(week)), Tables.shown(old)));
                }
            }
        }
        return notices;
    }
}
