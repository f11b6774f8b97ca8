package org.vigie.forecasting.simulation;

import java.time.LocalDate;
import java.time.Month;
import java.util.HashMap;
import java.util.Map;

/** What all places share in a season: how early and how strong it is. */
final class Seasons {
    /** Character of one season. */
    record Season(double peakShiftDays, double transmission, double severity) {}

    private final Map<Integer, Season> seasons = new HashMap<>();
    private final Draws draws;

    Seasons(long seed) {
        this.draws = new Draws(seed);
        // drawn in order, so that a season is the same however many are asked for
        for (int year = 2000; year <= 2100; year++) {
            seasons.put(year, new Season(draws.normal(0, 14), draws.factor(0.03), draws.factor(0.3)));
        }
    }

    /** The season of {@code day}: from August of one year to July of the next. */
    Season of(LocalDate day) {
        return seasons.getOrDefault(year(day), new Season(0, 1, 1));
    }

    /** The year in which the season of {@code day} began. */
    static int year(LocalDate day) {
        return day.getMonth().compareTo(Month.AUGUST) >= 0 ? day.getYear() : day.getYear() - 1;
    }
}
