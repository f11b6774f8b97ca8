package org.vigie.forecasting.simulation;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;

/**
 * Infections day by day, by the renewal equation: today's are those of the past days, weighted by how infectious people
 * still are, times a reproduction number that follows the season, the contacts and the share not yet immune.
 */
final class Epidemic {
    private static final int WARM_UP_DAYS = 400;
    private static final double YEAR = 365.25;

    private final Pathogen pathogen;
    private final Seasons seasons;
    private final Holidays holidays;
    private final Draws draws;
    private final double placeShiftDays;

    Epidemic(Pathogen pathogen, Seasons seasons, Holidays holidays, Draws draws) {
        this.pathogen = pathogen;
        this.seasons = seasons;
        this.holidays = holidays;
        this.draws = draws;
        this.placeShiftDays = draws.normal(0, 8);
    }

    /** New infections per person for {@code days} days from {@code first} on. */
    double[] daily(LocalDate first, int days) {
        double[] weights = pathogen.infectiousness();
        double[] infections = new double[WARM_UP_DAYS + days];
        double susceptible = pathogen.susceptible();
        double disturbance = 0;
        for (int t = 0; t < infections.length; t++) {
            LocalDate day = first.plusDays((long) t - WARM_UP_DAYS);
            if (day.getMonth() == Month.AUGUST && day.getDayOfMonth() == 1) {
                // drift of the virus and waning give back what a season took
                susceptible = pathogen.susceptible() * draws.factor(0.03);
            }
            if (t % 7 == 0) {
                disturbance = 0.7 * disturbance + draws.normal(0, 0.025);
            }
            double pressure = 0;
            for (int s = 1; s <= weights.length && s <= t; s++) {
                pressure += weights[s - 1] * infections[t - s];
            }
            double r = pathogen.reproduction() * season(day) * holidays.contacts(day) * Math.exp(disturbance);
            infections[t] = Math.min(susceptible * 0.2, r * susceptible * pressure + pathogen.imported());
            susceptible = Math.min(1, susceptible - infections[t] + (1 - susceptible) * pathogen.waning());
        }
        double[] wanted = new double[days];
        System.arraycopy(infections, WARM_UP_DAYS, wanted, 0, days);
        return wanted;
    }

    private double season(LocalDate day) {
        Seasons.Season season = seasons.of(day);
        LocalDate midwinter = LocalDate.of(Seasons.year(day) + 1, Month.JANUARY, 5);
        double days = ChronoUnit.DAYS.between(midwinter, day) - season.peakShiftDays() - placeShiftDays;
        double yearly = pathogen.yearly() * Math.cos(2 * Math.PI * days / YEAR);
        double twiceYearly = pathogen.twiceYearly() * Math.cos(4 * Math.PI * (days - 20) / YEAR);
        return season.transmission() * (1 + yearly + twiceYearly);
    }

    /** How severe infections of {@code day} are: one season's value passes over to the next from June to September. */
    double severity(LocalDate day) {
        LocalDate turn = LocalDate.of(day.getYear(), Month.AUGUST, 1);
        double before = seasons.of(turn.minusDays(1)).severity();
        double after = seasons.of(turn).severity();
        double share = Math.clamp(0.5 + ChronoUnit.DAYS.between(turn, day) / 90.0, 0, 1);
        return Math.pow(before, 1 - share) * Math.pow(after, share);
    }
}
