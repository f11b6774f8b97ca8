package org.vigie.forecasting.ensemble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.TrainedModels;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.backtest.BacktestDate;
import org.vigie.forecasting.backtest.BacktestPlan;
import org.vigie.forecasting.backtest.BacktestRound;
import org.vigie.forecasting.backtest.RollingOrigin;
import org.vigie.forecasting.scoring.Scale;
import org.vigie.forecasting.scoring.WeightedIntervalScore;
import org.vigie.forecasting.series.WeeklySeries;

/**
 * How well members did in the rounds of the past year, each replayed on what was known on its day and scored on what is
 * known now.
 *
 * <p>A member's weight is multiplied by (s / m) ^ (-2 n / (n + 2)): s its mean weighted interval score of log(x + 1), m the
 * mean of all members', n the number of rounds that could be scored. Chosen on past seasons, see
 * docs/science/models/ensemble.md.
 */
final class PastRounds {
    private static final int ROUNDS = 13;
    private static final int WEEKS_APART = 4;
    private static final double POWER = 2;
    private static final double ROUNDS_OF_DOUBT = 2;
    private static final double LEAST_RATIO = 0.1;
    /** One for all, so that a replay is the same whichever round looks back at it. */
    private static final long SEED = 1;

    private final Map<String, WeeklySeries> truth;
    private final Map<String, Double> sums = new LinkedHashMap<>();
    private int scored;

    private PastRounds(Map<String, WeeklySeries> truth) {
        this.truth = truth;
    }

    /**
     * What to multiply each member's weight by; 1 where no round of the past can be scored. Only forecasts that all
     * members made are compared.
     *
     * @param members those who serve the task's profile
     * @param trained keeps the replayed rounds, most of which next week's round looks back at again
     */
    static Map<String, Double> factors(
            List<Forecaster> members, TrainingData data, ForecastTask task, TrainedModels trained, Progress progress) {
        BacktestPlan plan = plan(members, task, dates(task));
        KeptRounds kept = new KeptRounds(trained, data, plan);
        List<BacktestRound> rounds = new ArrayList<>();
        List<BacktestDate> missing = new ArrayList<>();
        for (BacktestDate date : plan.dates()) {
            kept.find(date).ifPresentOrElse(rounds::add, () -> missing.add(date));
        }
        Consumer<BacktestRound> sink = round -> {
            kept.keep(round);
            rounds.add(round);
        };
        RollingOrigin.run(data, plan(members, task, missing), sink, progress);
        // sums depend on the order of what is added, and rounds end in any
        rounds.sort(Comparator.comparing(round -> round.date().referenceDate()));
        return factors(rounds, data.target().asOf(task.asOf()));
    }

    /** The same of rounds already made, which all have the same members. */
    static Map<String, Double> factors(List<BacktestRound> rounds, Map<String, WeeklySeries> truth) {
        PastRounds past = new PastRounds(truth);
        rounds.forEach(past::score);
        return past.factors();
    }

    private static BacktestPlan plan(List<Forecaster> members, ForecastTask task, List<BacktestDate> dates) {
        return new BacktestPlan(task.profile(), dates, members, SEED, task.threads());
    }

    private static List<BacktestDate> dates(ForecastTask task) {
        return IntStream.rangeClosed(1, ROUNDS)
                .map(round -> WEEKS_APART * round)
                .mapToObj(weeks -> new BacktestDate(
                        task.referenceDate().minusWeeks(weeks), task.asOf().minusWeeks(weeks)))
                .toList();
    }

    private void score(BacktestRound round) {
        round.forecasts().forEach(member -> sums.putIfAbsent(member.model(), 0.0));
        boolean any = false;
        for (List<Said> unit : Said.byUnit(round.forecasts()).values()) {
            double observed = observed(unit.getFirst().forecast());
            if (unit.size() == round.forecasts().size() && observed >= 0) {
                any = true;
                unit.forEach(said -> sums.merge(said.model(), score(said.forecast(), observed), Double::sum));
            }
        }
        scored += any ? 1 : 0;
    }

    /** The value known now, NaN where there is none. */
    private double observed(PlaceForecast forecast) {
        WeeklySeries series = truth.get(forecast.place());
        return series == null ? Double.NaN : series.value(forecast.targetEndDate());
    }

    private static double score(PlaceForecast forecast, double observed) {
        double[] quantiles = Scale.LOG.apply(forecast.quantiles().values());
        return WeightedIntervalScore.of(quantiles, Scale.LOG.apply(observed)).score();
    }

    private Map<String, Double> factors() {
        double mean = sums.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        double power = POWER * scored / (scored + ROUNDS_OF_DOUBT);
        Map<String, Double> factors = new LinkedHashMap<>();
        // a member that was never wrong would otherwise weigh infinitely much
        sums.forEach((member, sum) ->
                factors.put(member, mean > 0 ? Math.pow(Math.max(sum / mean, LEAST_RATIO), -power) : 1));
        return factors;
    }
}
