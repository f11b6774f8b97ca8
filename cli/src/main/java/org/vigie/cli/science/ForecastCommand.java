package org.vigie.cli.science;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.cli.Failure;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.Refusal;
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
            description = "read nothing published later; default: the last publication by the reference date")
    private @Nullable LocalDate asOf;

    @Spec
    private @Nullable CommandSpec spec;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() {
        PrintWriter err = Console.err(spec);
        ReferenceDates.check(data.profile(), referenceDate);
        List<Forecaster> models = run.models();
        TrainingData known = data.load(asOf, err);
        LocalDate day = asOf != null ? asOf : ReferenceDates.lastPublication(known, referenceDate);
        TrainingData visible = known.knownOn(day);
        if (visible.target().places().isEmpty()) {
            throw Failure.ofInput("nothing of " + data.profile().target() + " was published by " + day);
        }
        ForecastTask task = new ForecastTask(data.profile(), referenceDate, day, run.seed(), run.threads());
        for (Forecaster model : models) {
            Instant start = clock.instant();
            ModelForecast forecast = model.forecast(visible, task, Progress.NONE);
            Path file = run.out().resolve(HubForecastFile.name(referenceDate, model.name()));
            DataFiles.write(
                    file, out -> HubForecastFile.write(out, data.profile(), referenceDate, forecast.forecasts()));
            long places =
                    forecast.forecasts().stream().map(f -> f.place()).distinct().count();
            err.println("%s: %d places as known on %s, %.1f s -> %s"
                    .formatted(
                            model.name(),
                            places,
                            day,
                            Duration.between(start, clock.instant()).toMillis() / 1000.0,
                            file));
            reportRefusals(forecast, err);
        }
        return 0;
    }

    private static void reportRefusals(ModelForecast forecast, PrintWriter err) {
        forecast.refusals().stream()
                .collect(Collectors.groupingBy(Refusal::reason))
                .forEach((reason, refusals) -> err.println("  refused, " + reason + ": "
                        + refusals.stream()
                                .map(r -> r.place() + " (" + r.detail() + ")")
                                .collect(Collectors.joining(", "))));
    }
}
