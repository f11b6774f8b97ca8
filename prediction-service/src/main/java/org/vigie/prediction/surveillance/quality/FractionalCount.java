package org.vigie.prediction.surveillance.quality;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.WeeklySeries;

/** A count with decimals: the file may hold a rate or a share. */
@Component
class FractionalCount implements QualityRule {
    @Override
    public String id() {
        return "fractional-count";
    }

    @Override
    public List<Notice> check(Tables tables) {
        List<Notice> notices = new ArrayList<>();
        if (tables.profile().unit() != HubProfile.Unit.COUNT) {
            return notices;
        }
        for (WeeklySeries series : tables.now().values()) {
            for (int week = Tables.newest(series); week < series.length(); week++) {
                double value = series.value(week);
                if (!Double.isNaN(value) && value != Math.rint(value)) {
                    notices.add(new Notice(
                            series.place(),
                            series.weekEnd(week),
                            Double.toString(value),
                            Tables.shown(Math.rint(value))));
                }
            }
        }
        return notices;
    }
}
