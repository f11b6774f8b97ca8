package org.vigie.dataviz.figures;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a fan chart shows of one place in one round, in words and numbers.
 *
 * @param title one line that names what is shown
 * @param description the figure told in words, for those who do not see it
 * @param synthetic whether the values were made up for demonstration
 */
public record FanChart(
        long round,
        String profile,
        String place,
        String placeName,
        String model,
        LocalDate referenceDate,
        LocalDate asOf,
        String unit,
        String calendar,
        boolean synthetic,
        String title,
        String description,
        List<Week> observations,
        List<Ahead> forecasts) {
    /**
     * One past week.
     *
     * @param incomplete whether past experience says that it will still be revised
     * @param excluded why people say that the value must not be used; null where it may
     * @param suppressed whether the count is hidden because it is small, or would give a small one away
     */
    public record Week(
            LocalDate targetEndDate,
            @Nullable Double value,
            boolean incomplete,
            @Nullable String excluded,
            boolean suppressed) {}

    /** One week ahead: the median and the central bands, widest last. */
    public record Ahead(int horizon, LocalDate targetEndDate, double median, List<Band> bands) {
        public Ahead {
            bands = List.copyOf(bands);
        }
    }

    /** A central band that holds {@code percent} of the probability. */
    public record Band(int percent, double lower, double upper) {}

    public FanChart {
        observations = List.copyOf(observations);
        forecasts = List.copyOf(forecasts);
    }
}
