package org.vigie.prediction.skill.scoring;

import java.time.LocalDate;
import org.vigie.forecasting.scoring.ForecastScore;
import org.vigie.forecasting.scoring.ForecastUnit;
import org.vigie.forecasting.scoring.PitHistogram;
import org.vigie.forecasting.scoring.Scale;

/**
 * One stored forecast with its scores on both scales.
 *
 * @param observedKnownFrom day from which the observed value was known
 * @param pit where in the predicted distribution the observed value lay
 */
public record ScoredForecast(
        long round,
        LocalDate targetEndDate,
        double observed,
        LocalDate observedKnownFrom,
        ForecastScore natural,
        ForecastScore log,
        PitHistogram.Span pit) {
    /** Scores 23 predicted quantiles against the observed value. */
    public static ScoredForecast of(
            long round,
            String model,
            ForecastUnit unit,
            LocalDate targetEndDate,
            double[] predicted,
            double observed,
            LocalDate observedKnownFrom) {
        return new ScoredForecast(
                round,
                targetEndDate,
                observed,
                observedKnownFrom,
                ForecastScore.of(model, unit, predicted, observed, Scale.NATURAL),
                ForecastScore.of(model, unit, predicted, observed, Scale.LOG),
                PitHistogram.span(predicted, observed));
    }
}
