package org.vigie.cli.science;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.cli.Failure;
import org.vigie.forecasting.hub.HubForecast;
import org.vigie.forecasting.hub.HubForecastFile;
import org.vigie.forecasting.hub.HubForecasts;
import org.vigie.forecasting.hub.ScoreFile;
import org.vigie.forecasting.hub.TruthReader;
import org.vigie.forecasting.scoring.ForecastScore;
import org.vigie.forecasting.scoring.ForecastUnit;
import org.vigie.forecasting.scoring.PitHistogram;
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

    @Option(
            names = "--peers",
            arity = "1..*",
            paramLabel = "PATH",
            description = "others to compare with: hub CSV files, or files of scores with a row per forecast")
    private List<Path> peers = List.of();

    @Option(names = "--horizons", split = ",", paramLabel = "N", description = "horizons that count; default: all")
    private Set<Integer> horizons = Set.of();

    @Option(names = "--by-horizon", description = "the table of each horizon too")
    private boolean byHorizon;

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
        List<ForecastScore> scored = new ArrayList<>();
        for (Path file : DataFiles.csvFiles(paths)) {
            forecasts.addAll(forecasts(file, err));
        }
        for (Path file : DataFiles.csvFiles(peers)) {
            ScoreFile.Scores scores = scores(file);
            if (scores.isScores()) {
                DataFiles.report(file, scores.findings(), err);
                scored.addAll(scores.list());
            } else {
                forecasts.addAll(forecasts(file, err));
            }
        }
        forecasts.removeIf(forecast -> !counts(forecast, target));
        checkOneTarget(forecasts, target);
        scored.removeIf(score -> !counts(score.unit()));
        TruthReader.Truth observed = truth(truth, forecasts.getFirst().target(), err);
        List<ScoreReport.Part> parts = new ArrayList<>();
        parts.add(part("all", forecasts, scored, observed));
        if (byHorizon) {
            for (int horizon :
                    new TreeSet<>(forecasts.stream().map(HubForecast::horizon).toList())) {
                parts.add(part(
                        String.valueOf(horizon),
                        forecasts.stream()
                                .filter(one -> one.horizon() == horizon)
                                .toList(),
                        scored.stream()
                                .filter(one -> one.unit().horizon() == horizon)
                                .toList(),
                        observed));
            }
        }
        StringWriter text = new StringWriter();
        ScoreReport.write(parts, format, text);
        if (table == null) {
            out.print(text);
            out.flush();
        } else {
            DataFiles.write(table, file -> file.write(text.toString()));
        }
    }

    private ScoreReport.Part part(
            String horizon, List<HubForecast> forecasts, List<ForecastScore> scored, TruthReader.Truth observed) {
        ScoreTable scores = score(forecasts, scored, observed);
        return new ScoreReport.Part(horizon, scores, histograms(forecasts, scores, observed));
    }

    private boolean counts(HubForecast forecast, String target) {
        return (target.isEmpty()
                        || forecast.target().isEmpty()
                        || forecast.target().equals(target))
                && counts(unit(forecast));
    }

    private boolean counts(ForecastUnit unit) {
        return (horizons.isEmpty() || horizons.contains(unit.horizon()))
                && (places.isEmpty() || places.contains(unit.place()))
                && !excluded.contains(unit.place())
                && !unit.referenceDate().isBefore(from)
                && !unit.referenceDate().isAfter(to);
    }

    private static ForecastUnit unit(HubForecast forecast) {
        return new ForecastUnit(forecast.referenceDate(), forecast.place(), forecast.horizon());
    }

    private static List<HubForecast> forecasts(Path file, PrintWriter err) throws IOException {
        try (InputStream in = DataFiles.open(file)) {
            HubForecasts read = HubForecastFile.read(in, file.getFileName().toString());
            DataFiles.report(file, read.findings(), err);
            return read.forecasts();
        }
    }

    private ScoreFile.Scores scores(Path file) throws IOException {
        try (InputStream in = DataFiles.open(file)) {
            return ScoreFile.read(in, scale);
        }
    }

    private static void checkOneTarget(List<HubForecast> forecasts, String target) {
        Set<String> targets = new TreeSet<>();
        forecasts.forEach(forecast -> targets.add(forecast.target()));
        if (forecasts.isEmpty()) {
            throw Failure.ofInput("there is no forecast to score" + (target.isEmpty() ? "" : " for " + target));
        }
        if (targets.size() > 1) {
            throw Failure.ofInput("the forecasts are of several targets, choose one with --target: " + targets);
        }
    }

    private static TruthReader.Truth truth(Path file, String target, PrintWriter err) throws IOException {
        try (InputStream in = DataFiles.open(file)) {
            TruthReader.Truth truth = TruthReader.read(in, target);
            DataFiles.report(file, truth.findings(), err);
            return truth;
        }
    }

    private ScoreTable score(List<HubForecast> forecasts, List<ForecastScore> scored, TruthReader.Truth truth) {
        List<ForecastScore> scores = new ArrayList<>();
        Set<String> models = new HashSet<>();
        for (HubForecast forecast : forecasts) {
            Double observed = observed(forecast, truth);
            if (observed != null) {
                scores.add(ForecastScore.of(forecast.model(), unit(forecast), forecast.quantiles(), observed, scale));
                models.add(forecast.model());
            }
        }
        if (scores.isEmpty()) {
            throw Failure.ofInput("no forecast is about a week and place of the truth file");
        }
        // a model whose forecasts are here is scored from them, not from what a file says
        Set<String> fromFiles = Set.copyOf(models);
        scored.stream().filter(score -> !fromFiles.contains(score.model())).forEach(score -> {
            scores.add(score);
            models.add(score.model());
        });
        return ScoreTable.of(
                scores, chosen(baseline, BASELINES, models), chosen(ensemble, ENSEMBLES, models), minShare);
    }

    private static @Nullable Double observed(HubForecast forecast, TruthReader.Truth truth) {
        return truth.values().get(new TruthReader.Week(forecast.targetEndDate(), forecast.place()));
    }

    /** The PIT histogram of every model in the table whose forecasts are here, on the forecasts that count. */
    private static Map<String, PitHistogram> histograms(
            List<HubForecast> forecasts, ScoreTable table, TruthReader.Truth truth) {
        Map<String, PitHistogram> histograms = new HashMap<>();
        for (HubForecast forecast : forecasts) {
            Double observed = observed(forecast, truth);
            if (observed != null && table.counts(unit(forecast))) {
                histograms
                        .computeIfAbsent(forecast.model(), model -> new PitHistogram())
                        .add(forecast.quantiles(), observed);
            }
        }
        return histograms;
    }

    private static String chosen(@Nullable String named, List<String> usual, Set<String> models) {
        if (named == null) {
            return usual.stream().filter(models::contains).findFirst().orElse("");
        }
        if (!models.contains(named)) {
            throw Failure.ofInput(
                    "there is no forecast of '" + named + "' to compare with; there are " + new TreeSet<>(models));
        }
        return named;
    }
}
