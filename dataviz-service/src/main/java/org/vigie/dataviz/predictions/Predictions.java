package org.vigie.dataviz.predictions;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what prediction-service publishes. */
public interface Predictions {
    /**
     * A round that has ended well.
     *
     * @param diseaseName name in the language of the reader
     */
    record Round(
            long id,
            String profile,
            String disease,
            String indicator,
            String diseaseName,
            String indicatorName,
            String unit,
            String calendar,
            LocalDate referenceDate,
            LocalDate asOf,
            boolean synthetic) {}

    /**
     * One value of one week, as known from one day on; null where it was published as missing.
     *
     * @param excluded why people say that the value must not be used; null where it may
     */
    record Revision(
            LocalDate targetEndDate,
            LocalDate knownFrom,
            @Nullable Double value,
            @Nullable String excluded) {}

    /** The 23 quantiles of one week ahead. */
    record Forecast(int horizon, LocalDate targetEndDate, List<Double> quantiles) {
        public Forecast {
            quantiles = List.copyOf(quantiles);
        }
    }

    Optional<Round> findRound(long id, Locale language);

    /** Names of the models that have forecasts in the round, the ensemble last. */
    List<String> models(long round);

    Optional<String> findPlaceName(String place, Locale language);

    /** Every revision of a place's weeks from {@code from} on, as known when the round was made, oldest first. */
    List<Revision> revisions(Round round, String place, LocalDate from);

    List<Forecast> forecasts(long round, String model, String place);
}
