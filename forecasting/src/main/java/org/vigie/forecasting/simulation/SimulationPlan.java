package org.vigie.forecasting.simulation;

import java.time.LocalDate;
import java.util.List;
import org.vigie.forecasting.Place;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.hub.Places;

/**
 * What to simulate.
 *
 * @param profile the hub whose target data are imitated: disease, unit, calendar, days of publication
 * @param places the places to make up data for
 * @param until nothing is published after this day
 * @param weeks how many weeks of data
 * @param vintageWeeks for how many of the last weeks every publication is kept; older weeks come with the first one
 * @param seed the same plan gives the same data
 */
public record SimulationPlan(
        HubProfile profile, List<Place> places, LocalDate until, int weeks, int vintageWeeks, long seed) {
    private static final int FOUR_YEARS = 208;
    private static final int TWO_YEARS = 104;

    public SimulationPlan {
        places = List.copyOf(places);
        if (places.isEmpty() || weeks < 1 || vintageWeeks < 1 || vintageWeeks > weeks) {
            throw new IllegalArgumentException("expected places and 1 <= vintageWeeks <= weeks, found " + places.size()
                    + " places, " + vintageWeeks + " and " + weeks);
        }
    }

    /** Four years of all places of the hub, the last two with every publication. */
    public static SimulationPlan of(HubProfile profile, LocalDate until, long seed) {
        return new SimulationPlan(profile, Places.of(profile), until, FOUR_YEARS, TWO_YEARS, seed);
    }
}
