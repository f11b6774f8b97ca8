package org.vigie.cli.science;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.cli.Failure;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.hub.HubForecastFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Forecasts one reference date from files and writes hub CSV. */
@Command(
        name = "forecast",
        description = "Forecasts one reference date, only from what was known on the day, and writes hub CSV.",
        mixinStandardHelpOptions = true)
public final class ForecastCommand implements Callable<Integer> {
    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(
            names = "--reference-date",
            required = true,
            paramLabel = "DATE",
            description = "the day the forecast is made for: a Saturday in the United States, a Wednesday in Europe")
    private LocalDate referenceDate = LocalDate.EPOCH;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description =
                    "read nothing published later; default: the last publication by the reference date, of the CDC's hubs"
                            + " before it")
    private @Nullable LocalDate asOf;

    @Spec
    private @Nullable CommandSpec spec;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() {
        PrintWriter err = Console.err(spec);
        ReferenceDates.check(data.profile(), referenceDate);
        if (asOf != null) {
            ReferenceDates.checkAsOf(referenceDate, asOf);
        }
        List<Forecaster> models = run.models(data.profile());
        TrainingData known = load(models, err);
        LocalDate day = asOf != null ? asOf : ReferenceDates.lastPublication(known, data.profile(), referenceDate);
        TrainingData visible = known.knownOn(day);
        if (visible.target().places().isEmpty()) {
            throw Failure.ofInput("nothing of " + data.profile().target() + " was published by " + day);
        }
        ForecastTask task =
                new ForecastTask(data.profile(), referenceDate, day, run.seed(), run.threads()).unexplained();
        for (Forecaster model : models) {
            Instant start = clock.instant();
            ModelForecast forecast = model.forecast(visible, task, Progress.NONE);
            Path file = run.out().resolve(HubForecastFile.name(referenceDate, model.name()));
            long places =
                    forecast.forecasts().stream().map(f -> f.place()).distinct().count();
            if (places > 0) {
                DataFiles.write(
                        file, out -> HubForecastFile.write(out, data.profile(), referenceDate, forecast.forecasts()));
            }
            err.println("%s: %d places as known on %s, %.1f s -> %s"
                    .formatted(
                            model.name(),
                            places,
                            day,
                            Duration.between(start, clock.instant()).toMillis() / 1000.0,
                            places > 0 ? file : "no file, every place was refused"));
            Refusals.of(forecast).forEach(line -> err.println("  refused, " + line));
        }
        return 0;
    }

    /** Reads the data while the models load what they start from. */
    private TrainingData load(List<Forecaster> models, PrintWriter err) {
        return Aside.run(
                        () -> {
                            models.forEach(model -> model.prepare(data.profile()));
                            return true;
                        },
                        () -> data.load(asOf, ReferenceDates.lastDay(data.profile(), referenceDate), err))
                .here();
    }
}
