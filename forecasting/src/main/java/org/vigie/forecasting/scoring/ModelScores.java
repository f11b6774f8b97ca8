package org.vigie.forecasting.scoring;

/**
 * One line of a score table: a model's means over the forecasts it shares with the baseline's set.
 *
 * @param forecasts how many forecasts were scored
 * @param share that number over the size of the baseline's set
 * @param commonWithBaseline forecasts that both made, on which {@code relativeToBaseline} rests
 * @param commonWithEnsemble likewise for the ensemble
 */
public record ModelScores(
        int rank,
        String model,
        int forecasts,
        double share,
        double meanWis,
        double meanAbsoluteError,
        double dispersion,
        double overprediction,
        double underprediction,
        double crps,
        double bias,
        double relativeToBaseline,
        double pairwiseToBaseline,
        int commonWithBaseline,
        double relativeToEnsemble,
        double pairwiseToEnsemble,
        int commonWithEnsemble,
        double coverage50,
        double coverage80,
        double coverage95) {

    ModelScores withRank(int place) {
        return new ModelScores(
                place,
                model,
                forecasts,
                share,
                meanWis,
                meanAbsoluteError,
                dispersion,
                overprediction,
                underprediction,
                crps,
                bias,
                relativeToBaseline,
                pairwiseToBaseline,
                commonWithBaseline,
                relativeToEnsemble,
                pairwiseToEnsemble,
                commonWithEnsemble,
                coverage50,
                coverage80,
                coverage95);
    }
}
