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
     * @param missing why there is no value, such as {@code suppressed}
     */
    record Revision(
            LocalDate targetEndDate,
            LocalDate knownFrom,
            @Nullable Double value,
            @Nullable String excluded,
            @Nullable String missing) {}

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

    /**
     * How one forecast turned out.
     *
     * @param wis weighted interval score on the scale asked for
     * @param pitFrom highest level whose quantile was below the observed value, 0 if there was none
     * @param pitTo lowest level whose quantile was above it, 1 if there was none
     */
    record Score(
            String model,
            LocalDate referenceDate,
            String place,
            int horizon,
            double wis,
            double pitFrom,
            double pitTo) {}

    /**
     * Which scores to read, of the newest round of each reference date.
     *
     * @param place null for all
     * @param horizon null for all
     */
    record ScoreQuery(
            String profile,
            @Nullable String place,
            @Nullable Integer horizon,
            boolean logScale) {}

    /** Scores by reference date, then by model. */
    List<Score> scores(ScoreQuery query);

    /** Whether the profile's rounds were made from synthetic data. */
    boolean isSynthetic(String profile);
}
