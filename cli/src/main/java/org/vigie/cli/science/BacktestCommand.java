package org.vigie.cli.science;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.cli.Failure;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Refusal;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.backtest.BacktestDate;
import org.vigie.forecasting.backtest.BacktestPlan;
import org.vigie.forecasting.backtest.BacktestRound;
import org.vigie.forecasting.backtest.RollingOrigin;
import org.vigie.forecasting.hub.HubForecastFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays past reference dates, one hub CSV each, and scores them where the truth is given. */
@Command(
        name = "backtest",
        description = {
            "Replays past reference dates, each only on what was known on its day, one hub CSV per date and model.",
            "Started again with the same options it goes on where it stopped. Where a model refuses every place it leaves",
            "a note of why instead of a CSV."
        },
        mixinStandardHelpOptions = true)
public final class BacktestCommand implements Callable<Integer> {
    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(names = "--from", paramLabel = "DATE", description = "first reference date")
    private LocalDate from = LocalDate.MIN;

    @Option(names = "--to", paramLabel = "DATE", description = "last reference date")
    private LocalDate to = LocalDate.MAX;

    @Option(
            names = "--dates",
            paramLabel = "FILE",
            description = "columns reference_date, as_of and where there is one hub; default: every week,"
                    + " as known at the last publication by the reference date, of the CDC's hubs before it")
    private @Nullable Path dates;

    @Option(names = "--truth", paramLabel = "FILE", description = "what happened; prints the score table at the end")
    private @Nullable Path truth;

    @ArgGroup(exclusive = false, heading = "With --truth:%n")
    private ScoreOptions scoring = new ScoreOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = Console.err(spec);
        List<Forecaster> models = run.models(data.profile());
        if (dates == null && (from.equals(LocalDate.MIN) || to.equals(LocalDate.MAX))) {
            throw Failure.ofInput("name the first and last reference date: --from DATE --to DATE, or --dates FILE");
        }
        TrainingData known = data.load(null, null, err);
        List<BacktestDate> all = dates == null
                ? ReferenceDates.weekly(known, data.profile(), from, to)
                : ReferenceDates.read(dates, data.profile(), from, to);
        if (all.isEmpty()) {
            throw Failure.ofInput(
                    "there is no reference date of " + data.profile().id() + " to replay");
        }
        BacktestManifest.claim(run.out(), data, run.seed());
        replay(known, models, all, err);
        if (truth != null) {
            scoring.print(List.of(run.out()), truth, data.profile().target(), Console.out(spec), err);
        }
        return 0;
    }

    private void replay(TrainingData known, List<Forecaster> models, List<BacktestDate> all, PrintWriter err) {
        List<BacktestDate> todo = all.stream()
                .filter(date -> !models.stream().allMatch(model -> isThere(date, model.name())))
                .toList();
        if (todo.size() < all.size()) {
            err.println((all.size() - todo.size()) + " of " + all.size() + " reference dates are there already");
        }
        Instant start = clock.instant();
        BacktestPlan plan = new BacktestPlan(data.profile(), todo, models, run.seed(), run.threads());
        RollingOrigin.run(known, plan, this::write, (done, total, step) -> {
            err.println("%d/%d %s (%d s)"
                    .formatted(
                            done,
                            total,
                            step,
                            Duration.between(start, clock.instant()).toSeconds()));
            err.flush();
        });
    }

    private void write(BacktestRound round) {
        for (ModelForecast forecast : round.forecasts()) {
            if (forecast.forecasts().isEmpty()) {
                refuse(round.date(), forecast);
            } else {
                DataFiles.write(
                        file(round.date(), forecast.model()),
                        out -> HubForecastFile.write(
                                out, data.profile(), round.date().referenceDate(), forecast.forecasts()));
            }
        }
    }

    /** A round in which every place was refused leaves no forecasts, only a note of why, so that it is not tried again. */
    private void refuse(BacktestDate date, ModelForecast forecast) {
        List<String> refusals = Refusals.of(forecast);
        DataFiles.write(refusal(date, forecast.model()), out -> out.write(String.join("\n", refusals) + "\n"));
        Refusal first = forecast.refusals().getFirst();
        Console.err(spec)
                .println("%s %s: no forecast, %d places refused, %s: %s (%s)"
                        .formatted(
                                date.referenceDate(),
                                forecast.model(),
                                forecast.refusals().size(),
                                first.reason(),
                                first.place(),
                                first.detail()));
    }

    private boolean isThere(BacktestDate date, String model) {
        return Files.exists(file(date, model)) || Files.exists(refusal(date, model));
    }

    private Path refusal(BacktestDate date, String model) {
        return run.out().resolve(date.referenceDate() + "-Vigie-" + model + ".refused.txt");
    }

    private Path file(BacktestDate date, String model) {
        return run.out().resolve(HubForecastFile.name(date.referenceDate(), model));
    }
}
