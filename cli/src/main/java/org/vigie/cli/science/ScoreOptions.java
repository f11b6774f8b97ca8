package org.vigie.cli.science;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.cli.Failure;
import org.vigie.forecasting.hub.HubForecast;
import org.vigie.forecasting.hub.HubForecastFile;
import org.vigie.forecasting.hub.HubForecasts;
import org.vigie.forecasting.hub.TruthReader;
import org.vigie.forecasting.scoring.ForecastScore;
import org.vigie.forecasting.scoring.ForecastUnit;
import org.vigie.forecasting.scoring.Scale;
import org.vigie.forecasting.scoring.ScoreTable;
import picocli.CommandLine.Option;

/** The options that say what to score and how to show it, and the scoring itself. */
final class ScoreOptions {
    private static final List<String> BASELINES =
            List.of("FluSight-baseline", "CovidHub-baseline", "respicast-quantileBaseline", "Vigie-baseline");
    private static final List<String> ENSEMBLES =
            List.of("FluSight-ensemble", "CovidHub-ensemble", "respicast-hubEnsemble", "Vigie-ensemble");

    @Option(
            names = "--baseline",
            paramLabel = "NAME",
            description = "model to compare with, whose forecasts are the set that counts; default: the hub's")
    private @Nullable String baseline;

    @Option(names = "--ensemble", paramLabel = "NAME", description = "second model to compare with; default: the hub's")
    private @Nullable String ensemble;

    @Option(names = "--peers", arity = "1..*", paramLabel = "PATH", description = "forecasts to score beside these")
    private List<Path> peers = List.of();

    @Option(names = "--horizons", split = ",", paramLabel = "N", description = "horizons that count; default: all")
    private Set<Integer> horizons = Set.of();

    @Option(names = "--places", split = ",", paramLabel = "CODE", description = "places that count; default: all")
    private Set<String> places = Set.of();

    @Option(names = "--exclude-locations", split = ",", paramLabel = "CODE", description = "places that do not count")
    private Set<String> excluded = Set.of();

    @Option(names = "--scored-from", paramLabel = "DATE", description = "first reference date that counts")
    private LocalDate from = LocalDate.MIN;

    @Option(names = "--scored-to", paramLabel = "DATE", description = "last reference date that counts")
    private LocalDate to = LocalDate.MAX;

    @Option(names = "--scale", paramLabel = "SCALE", description = "natural or log, which is log(x + 1)")
    private Scale scale = Scale.NATURAL;

    @Option(
            names = "--min-share",
            paramLabel = "X",
            description = "leave out models with less than this share of the baseline's forecasts")
    private double minShare;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, csv or json; default ${DEFAULT-VALUE}")
    private ScoreReport.Format format = ScoreReport.Format.TEXT;

    @Option(names = "--table", paramLabel = "FILE", description = "write the table to a file instead")
    private @Nullable Path table;

    /** Scores the forecasts of {@code paths} against the truth and prints the table. */
    void print(List<Path> paths, Path truth, String target, PrintWriter out, PrintWriter err) throws IOException {
        List<HubForecast> forecasts = new ArrayList<>();
        List<Path> files = new ArrayList<>(DataFiles.csvFiles(paths));
        files.addAll(DataFiles.csvFiles(peers));
        for (Path file : files) {
            try (InputStream in = DataFiles.open(file)) {
                HubForecasts read = HubForecastFile.read(in, file.getFileName().toString());
                DataFiles.report(file, read.findings(), err);
                forecasts.addAll(read.forecasts());
            }
        }
        forecasts.removeIf(forecast -> !counts(forecast, target));
        checkOneTarget(forecasts, target);
        ScoreTable scores = score(forecasts, truth(truth, target, err));
        StringWriter text = new StringWriter();
        ScoreReport.write(scores, format, text);
        if (table == null) {
            out.print(text);
            out.flush();
        } else {
            DataFiles.write(table, file -> file.write(text.toString()));
        }
    }

    private boolean counts(HubForecast forecast, String target) {
        return (target.isEmpty()
                        || forecast.target().isEmpty()
                        || forecast.target().equals(target))
                && (horizons.isEmpty() || horizons.contains(forecast.horizon()))
                && (places.isEmpty() || places.contains(forecast.place()))
                && !excluded.contains(forecast.place())
                && !forecast.referenceDate().isBefore(from)
                && !forecast.referenceDate().isAfter(to);
    }

    private static void checkOneTarget(List<HubForecast> forecasts, String target) {
        Set<String> targets = new TreeSet<>();
        forecasts.forEach(forecast -> targets.add(forecast.target()));
        if (forecasts.isEmpty()) {
            throw new Failure("there is no forecast to score" + (target.isEmpty() ? "" : " for " + target));
        }
        if (targets.size() > 1) {
            throw new Failure("the forecasts are of several targets, choose one with --target: " + targets);
        }
    }

    private static TruthReader.Truth truth(Path file, String target, PrintWriter err) throws IOException {
        try (InputStream in = DataFiles.open(file)) {
            TruthReader.Truth truth = TruthReader.read(in, target);
            DataFiles.report(file, truth.findings(), err);
            return truth;
        }
    }

    private ScoreTable score(List<HubForecast> forecasts, TruthReader.Truth truth) {
        List<ForecastScore> scores = new ArrayList<>();
        Set<String> models = new HashSet<>();
        for (HubForecast forecast : forecasts) {
            Double observed = truth.values().get(new TruthReader.Week(forecast.targetEndDate(), forecast.place()));
            if (observed != null) {
                ForecastUnit unit = new ForecastUnit(forecast.referenceDate(), forecast.place(), forecast.horizon());
                scores.add(ForecastScore.of(forecast.model(), unit, forecast.quantiles(), observed, scale));
                models.add(forecast.model());
            }
        }
        if (scores.isEmpty()) {
            throw new Failure("no forecast is about a week and place of the truth file");
        }
        return ScoreTable.of(
                scores, chosen(baseline, BASELINES, models), chosen(ensemble, ENSEMBLES, models), minShare);
    }

    private static String chosen(@Nullable String named, List<String> usual, Set<String> models) {
        if (named == null) {
            return usual.stream().filter(models::contains).findFirst().orElse("");
        }
        if (!models.contains(named)) {
            throw new Failure(
                    "there is no forecast of '" + named + "' to compare with; there are " + new TreeSet<>(models));
        }
        return named;
    }
}
