package org.vigie.forecasting.simulation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.forecasting.Place;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.Revision;

/** Weekly surveillance data of made-up epidemics, with the day each value became known. */
public final class SimulatedSurveillance {
    private static final String NATION = "US";
    private static final double PER = 100_000;
    private static final double UNKNOWN_POPULATION = 1_000_000;

    private final SimulationPlan plan;
    private final Seasons seasons;
    private final Holidays holidays;
    private final LocalDate lastWeekEnd;
    private final LocalDate firstWeekEnd;
    private final LocalDate firstPublication;

    private SimulatedSurveillance(SimulationPlan plan) {
        this.plan = plan;
        this.seasons = new Seasons(plan.seed() ^ plan.profile().disease().hashCode());
        this.holidays = new Holidays(plan.profile().isUnitedStates());
        LocalDate published = plan.until().with(TemporalAdjusters.previousOrSame(publicationDay(plan.profile())));
        this.lastWeekEnd = plan.profile().calendar().weekEnd(published).minusWeeks(1);
        this.firstWeekEnd = lastWeekEnd.minusWeeks((long) plan.weeks() - 1);
        this.firstPublication = published.minusWeeks((long) plan.vintageWeeks() - 1);
    }

    /** All publications of the plan, by place; only changes, as a hub's target data with vintages. */
    public static List<Revision> revisions(SimulationPlan plan) {
        return new SimulatedSurveillance(plan).simulate();
    }

    private static DayOfWeek publicationDay(HubProfile profile) {
        return profile.isUnitedStates() ? DayOfWeek.WEDNESDAY : DayOfWeek.FRIDAY;
    }

    private List<Revision> simulate() {
        // a nation without any of its states is simulated like one of them
        boolean summed = plan.profile().unit() == HubProfile.Unit.COUNT
                && plan.places().size() > 1
                && plan.places().stream().anyMatch(place -> place.code().equals(NATION));
        List<double[][]> parts = new ArrayList<>();
        List<Revision> revisions = new ArrayList<>();
        for (Place place : plan.places()) {
            if (!(summed && place.code().equals(NATION))) {
                double[][] said = publications(place);
                parts.add(said);
                revisions.addAll(revisions(place.code(), said));
            }
        }
        if (summed) {
            revisions.addAll(revisions(NATION, sum(parts)));
        }
        return revisions;
    }

    /** Per week, what is said at its first publication and after. */
    private double[][] publications(Place place) {
        Draws draws = new Draws(plan.seed() * 31
                + place.code().hashCode() * 1_000_003L
                + plan.profile().id().hashCode());
        Pathogen pathogen = Pathogen.of(plan.profile());
        Epidemic epidemic = new Epidemic(pathogen, seasons, holidays, draws);
        double[] infections = epidemic.daily(firstWeekEnd.minusDays(6), plan.weeks() * 7);
        boolean counts = plan.profile().unit() == HubProfile.Unit.COUNT;
        double people = Double.isNaN(place.population()) ? UNKNOWN_POPULATION : place.population();
        // a rate comes from a sample of practices, a count from everybody
        double observed = counts ? people : Math.min(people, 4e5 * draws.factor(0.5));
        double habit = draws.factor(counts ? 0.2 : 0.45);
        Reporting reporting = new Reporting(draws, holidays);
        double[][] said = new double[plan.weeks()][];
        for (int week = 0; week < plan.weeks(); week++) {
            LocalDate weekEnd = firstWeekEnd.plusWeeks(week);
            double share = pathogen.background();
            for (int day = 0; day < 7; day++) {
                share += infections[week * 7 + day] * pathogen.counted() * epidemic.severity(weekEnd);
            }
            double mean = share * habit * observed;
            double truth = draws.count(mean, 60);
            said[week] = reporting.publications(counts ? truth : truth / observed * PER, weekEnd);
            for (int delay = 0; delay < said[week].length; delay++) {
                said[week][delay] = rounded(said[week][delay], counts);
            }
        }
        return said;
    }

    private static double rounded(double value, boolean counts) {
        return Double.isNaN(value) ? value : counts ? Math.rint(value) : Math.rint(value * 10) / 10;
    }

    private double[][] sum(List<double[][]> parts) {
        double[][] total = new double[plan.weeks()][];
        for (int week = 0; week < total.length; week++) {
            int longest = 0;
            for (double[][] part : parts) {
                longest = Math.max(longest, part[week].length);
            }
            total[week] = new double[longest];
            for (int delay = 0; delay < longest; delay++) {
                for (double[][] part : parts) {
                    double value = part[week][Math.min(delay, part[week].length - 1)];
                    total[week][delay] += Double.isNaN(value) ? 0 : value;
                }
            }
        }
        return total;
    }

    private List<Revision> revisions(String place, double[][] said) {
        List<Revision> revisions = new ArrayList<>();
        for (int week = 0; week < said.length; week++) {
            LocalDate weekEnd = firstWeekEnd.plusWeeks(week);
            Map<LocalDate, Double> byDay = new LinkedHashMap<>();
            for (int delay = 0; delay < said[week].length; delay++) {
                LocalDate published = publication(weekEnd, delay);
                if (!published.isAfter(plan.until())) {
                    // what was said before the first publication kept is known through its last state only
                    byDay.put(published.isBefore(firstPublication) ? firstPublication : published, said[week][delay]);
                }
            }
            Double before = null;
            for (Map.Entry<LocalDate, Double> entry : byDay.entrySet()) {
                if (!entry.getValue().equals(before)) {
                    revisions.add(new Revision(place, weekEnd, entry.getKey(), entry.getValue()));
                    before = entry.getValue();
                }
            }
        }
        return revisions;
    }

    private LocalDate publication(LocalDate weekEnd, int delay) {
        return weekEnd.with(TemporalAdjusters.next(publicationDay(plan.profile())))
                .plusWeeks(delay);
    }
}
