package org.vigie.forecasting.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.TrainingData;

/**
 * Replays dates one by one, each on nothing but what was public on its day; costs grow linearly with the dates.
 *
 * <p>Replayed forecasts are not explained. Dates are worked on in parallel. With fewer dates than threads, the rest of the threads go to the models.
 */
public final class RollingOrigin {
    private final TrainingData data;
    private final BacktestPlan plan;
    private final Progress progress;
    private final AtomicInteger done = new AtomicInteger();

    private RollingOrigin(TrainingData data, BacktestPlan plan, Progress progress) {
        this.data = data;
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Replays every date of {@code plan}.
     *
     * @param sink takes each round when it is done, one at a time but in no particular order
     * @throws CancellationException if {@code progress} says so or the thread is interrupted
     */
    public static void run(TrainingData data, BacktestPlan plan, Consumer<BacktestRound> sink, Progress progress) {
        new RollingOrigin(data, plan, progress).run(sink);
    }

    private void run(Consumer<BacktestRound> sink) {
        int dates = plan.dates().size();
        int workers = Math.clamp(plan.threads(), 1, Math.max(dates, 1));
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> rounds = new ArrayList<>();
            for (BacktestDate date : plan.dates()) {
                rounds.add(pool.submit(() -> {
                    BacktestRound round = replay(date, Math.max(plan.threads() / workers, 1));
                    synchronized (done) {
                        sink.accept(round);
                        progress.report(done.incrementAndGet(), dates, "reference date " + date.referenceDate());
                    }
                }));
            }
            try {
                for (Future<?> round : rounds) {
                    round.get();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                pool.shutdownNow();
                throw new CancellationException("interrupted");
            } catch (ExecutionException e) {
                pool.shutdownNow();
                throw cause(e);
            }
        }
    }

    private static RuntimeException cause(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException thrown -> thrown;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(e);
        };
    }

    private BacktestRound replay(BacktestDate date, int threads) {
        TrainingData known = data.knownOn(date.asOf());
        ForecastTask task =
                new ForecastTask(plan.profile(), date.referenceDate(), date.asOf(), plan.seed(), threads).unexplained();
        List<ModelForecast> forecasts = new ArrayList<>();
        for (Forecaster model : plan.models()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted");
            }
            forecasts.add(model.forecast(known, task, Progress.NONE));
        }
        return new BacktestRound(date, forecasts);
    }
}
