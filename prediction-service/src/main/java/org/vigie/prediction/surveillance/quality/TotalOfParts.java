package org.vigie.prediction.surveillance.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.WeeklySeries;

/** A count of the whole that differs from the sum of its parts by more than a twentieth. */
@Component
class TotalOfParts implements QualityRule {
    private static final double SHARE = 0.05;
    private static final double LEAST = 10;
    private static final int FEWEST_PARTS = 2;

    @Override
    public String id() {
        return "total-of-parts";
    }

    @Override
    public List<Notice> check(Tables tables) {
        List<Notice> notices = new ArrayList<>();
        if (tables.profile().unit() != HubProfile.Unit.COUNT) {
            return notices;
        }
        Map<String, List<WeeklySeries>> partsOf = tables.now().values().stream()
                .filter(series -> tables.parentOf().containsKey(series.place()))
                .collect(Collectors.groupingBy(
                        series -> String.valueOf(tables.parentOf().get(series.place()))));
        partsOf.forEach((whole, parts) -> {
            WeeklySeries total = tables.now().get(whole);
            if (total != null && parts.size() >= FEWEST_PARTS) {
                for (int week = Tables.newest(total); week < total.length(); week++) {
                    compare(total, week, parts, notices);
                }
            }
        });
        return notices;
    }

    private static void compare(WeeklySeries total, int week, List<WeeklySeries> parts, List<Notice> notices) {
        LocalDate end = total.weekEnd(week);
        double sum = parts.stream().mapToDouble(part -> part.value(end)).sum();
        double difference = Math.abs(total.value(week) - sum);
        if (difference > LEAST && difference > SHARE * sum) {
            notices.add(new Notice(total.place(), end, Tables.shown(total.value(week)), Tables.shown(sum)));
        }
    }
}
