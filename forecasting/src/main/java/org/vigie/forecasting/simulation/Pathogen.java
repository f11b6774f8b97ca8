package org.vigie.forecasting.simulation;

import java.util.stream.IntStream;
import org.vigie.forecasting.hub.HubProfile;

/**
 * How a disease spreads and is counted.
 *
 * @param reproduction people one person infects in spring, were all susceptible
 * @param susceptible share of people susceptible when a season begins
 * @param waning share of the immune who lose immunity per day
 * @param yearly strength of the yearly cycle
 * @param twiceYearly strength of the half-yearly cycle
 * @param generationDays mean time from one infection to the next
 * @param imported infections per person and day from elsewhere
 * @param counted share of infections that are counted
 * @param background counted per person and week without any wave
 */
record Pathogen(
        double reproduction,
        double susceptible,
        double waning,
        double yearly,
        double twiceYearly,
        double generationDays,
        double imported,
        double counted,
        double background) {
    private static final int INFECTIOUS_DAYS = 14;

    static Pathogen of(HubProfile profile) {
        return switch (profile) {
            case FLUSIGHT -> new Pathogen(1.95, 0.6, 0, 0.22, 0, 3.2, 1e-7, 0.0028, 1e-7);
            case COVID_HUB, RESPICAST_COVID -> new Pathogen(2.0, 0.55, 0.0016, 0.07, 0.07, 4.5, 3e-7, 0.0022, 2e-6);
            case RESPICAST_ILI -> new Pathogen(1.95, 0.6, 0, 0.22, 0, 3.2, 1e-7, 0.06, 8e-5);
            case RESPICAST_ARI -> new Pathogen(1.95, 0.6, 0, 0.2, 0.02, 3.4, 1e-7, 0.2, 4e-3);
            default -> throw new IllegalArgumentException(profile.id() + " is watched only and is not simulated");
        };
    }

    /** Relative infectiousness on each day after infection; sums to 1. */
    double[] infectiousness() {
        // a gamma density with shape 4, by its values in the middle of each day
        double[] density = IntStream.range(0, INFECTIOUS_DAYS)
                .mapToDouble(day -> {
                    double x = (day + 0.5) * 4 / generationDays;
                    return x * x * x * Math.exp(-x);
                })
                .toArray();
        double sum = java.util.Arrays.stream(density).sum();
        return java.util.Arrays.stream(density).map(value -> value / sum).toArray();
    }
}
