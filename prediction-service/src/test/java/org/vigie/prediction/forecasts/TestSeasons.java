package org.vigie.prediction.forecasts;

import java.time.LocalDate;

/** Made-up seasons as hub target data. */
public final class TestSeasons {
    private TestSeasons() {}

    /** Three years of two places, each week published on the Wednesday after it. */
    public static String ofTwoPlaces() {
        StringBuilder rows = new StringBuilder("target_end_date,location,as_of,value\n");
        LocalDate first = LocalDate.of(2021, 10, 2);
        for (int week = 0; week < 160; week++) {
            LocalDate end = first.plusWeeks(week);
            double level = 100 + 90 * Math.sin(week / 52.0 * 2 * Math.PI) + (week * 7 % 11);
            rows.append("%s,US,%s,%d%n".formatted(end, end.plusDays(4), (int) (level * 20)));
            rows.append("%s,06,%s,%d%n".formatted(end, end.plusDays(4), (int) level));
        }
        return rows.toString();
    }
}
