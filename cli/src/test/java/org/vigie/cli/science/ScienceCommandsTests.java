package org.vigie.cli.science;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.cli.Failure;
import picocli.CommandLine;

class ScienceCommandsTests {
    private static final LocalDate FIRST = LocalDate.of(2023, 10, 7);
    private static final LocalDate LAST = LocalDate.of(2025, 1, 25);

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path data;
    private Path truth;

    @BeforeEach
    void writeData() throws IOException {
        StringBuilder vintages = new StringBuilder("target_end_date,location,as_of,value\n");
        StringBuilder known = new StringBuilder("target_end_date,location,value\n");
        for (LocalDate week = FIRST; !week.isAfter(LAST); week = week.plusWeeks(1)) {
            for (String place : List.of("01", "02")) {
                long value = Math.round(50 + 40 * Math.sin(week.toEpochDay() / 58.0) + week.toEpochDay() % 11);
                vintages.append("%s,%s,%s,%d\n".formatted(week, place, week.plusDays(4), value - 3));
                vintages.append("%s,%s,%s,%d\n".formatted(week, place, week.plusDays(11), value));
                known.append("%s,%s,%d\n".formatted(week, place, value));
            }
        }
        data = Files.writeString(folder.resolve("data.csv"), vintages);
        truth = Files.writeString(folder.resolve("truth.csv"), known);
    }

    @Test
    void forecastWritesAValidHubFile() throws IOException {
        assertThat(forecast("--reference-date", "2025-01-18", "--model", "baseline"))
                .isZero();
        Path file = folder.resolve("out/2025-01-18-Vigie-baseline.csv");
        assertThat(Files.readAllLines(file)).hasSize(1 + 2 * 4 * 23);
        assertThat(err.toString()).contains("as known on 2025-01-15", "refused, ALL_MISSING");
        assertThat(run(new ValidateHubCommand(), file.toString())).isZero();
        assertThat(out.toString()).contains(": valid", "ok     value_col_non_desc");
    }

    @Test
    void rowsPublishedLaterDoNotMatter() throws IOException {
        Path early = Files.write(
                folder.resolve("early.csv"),
                Files.readAllLines(data).stream()
                        .filter(line -> line.startsWith("target") || asOf(line).compareTo("2024-12-11") <= 0)
                        .toList());
        assertThat(forecast("--reference-date", "2024-12-14", "--model", "baseline,renewal"))
                .isZero();
        List<Path> names = files("out");
        assertThat(names).hasSize(2);
        List<String> first = Files.readAllLines(names.getFirst());
        data = early;
        assertThat(forecast("--reference-date", "2024-12-14", "--model", "baseline,renewal"))
                .isZero();
        assertThat(Files.readAllLines(names.getFirst())).isEqualTo(first);
    }

    @Test
    void fileThatDoesNotSayWhenItWasPublishedIsReadWithoutTheWeeksToForecast() throws IOException {
        data = truth;
        assertThat(forecast("--reference-date", "2024-12-14", "--model", "baseline,renewal"))
                .isZero();
        assertThat(err.toString())
                .contains("does not say when its values were published; read as published on 2024-12-13")
                .contains("future-week: found '2024-12-14'", "renewal: 2 places as known on 2024-12-13");
        List<String> first = Files.readAllLines(files("out").getLast());
        data = Files.write(
                folder.resolve("shorter.csv"),
                Files.readAllLines(truth).stream()
                        .filter(line -> line.startsWith("target") || line.compareTo("2024-12-14") < 0)
                        .toList());
        assertThat(forecast("--reference-date", "2024-12-14", "--model", "baseline,renewal"))
                .isZero();
        assertThat(Files.readAllLines(files("out").getLast())).isEqualTo(first);
        assertThat(backtest("--from", "2024-12-01", "--to", "2024-12-08")).isEqualTo(2);
        assertThat(err.toString()).contains("missing-as-of");
    }

    /** The hubs' own time series: the day of publication is said to be that on which the newest week ended. */
    @Test
    void fileDatedByItsNewestWeekGivesNoWeekToForecastAway() throws IOException {
        StringBuilder rows = new StringBuilder("target,target_end_date,location,observation,weekly_rate,as_of\n");
        for (LocalDate week = FIRST; !week.isAfter(LAST); week = week.plusWeeks(1)) {
            long value = week.equals(LocalDate.of(2024, 12, 14)) ? 4000 : 50 + week.toEpochDay() % 11;
            rows.append("wk inc flu hosp,%s,01,%d,0.5,%s\n".formatted(week, value, week));
        }
        data = Files.writeString(folder.resolve("series.csv"), rows);
        assertThat(forecast("--reference-date", "2024-12-14", "--model", "baseline"))
                .isZero();
        assertThat(err.toString()).contains("1 places as known on 2024-12-07");
        assertThat(backtest("--from", "2024-12-14", "--to", "2024-12-14", "--model", "baseline"))
                .isZero();
        assertThat(Files.readAllLines(files("back").getFirst()))
                .isEqualTo(Files.readAllLines(files("out").getFirst()))
                .noneMatch(line -> line.endsWith(",4000"));
    }

    @Test
    void nothingPublishedAfterTheReferenceDateIsRead() throws IOException {
        assertThat(forecast("--reference-date", "2024-12-14", "--as-of", "2024-12-15"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("the forecast for 2024-12-14 may read nothing published later");
        Path dates = Files.writeString(folder.resolve("dates.csv"), """
                reference_date,as_of
                2024-12-14,2024-12-18
                """);
        assertThat(backtest("--dates", dates.toString(), "--model", "baseline")).isEqualTo(2);
        assertThat(folder.resolve("back")).doesNotExist();
    }

    @Test
    void trainedModelIsKeptAndUsedAgainUnlessDamaged() throws IOException {
        String[] options = {
            "--reference-date",
            "2025-01-18",
            "--model",
            "boosting",
            "--trained",
            folder.resolve("kept").toString()
        };
        assertThat(forecast(options)).isZero();
        List<String> first = Files.readAllLines(files("out").getFirst());
        Path kept = onlyFile(folder.resolve("kept"));
        byte[] whole = Files.readAllBytes(kept);
        assertThat(forecast(options)).isZero();
        assertThat(Files.readAllLines(files("out").getFirst())).isEqualTo(first);
        Files.write(kept, Arrays.copyOf(whole, whole.length / 2));
        assertThat(forecast(options)).isZero();
        assertThat(Files.readAllLines(files("out").getFirst())).isEqualTo(first);
        assertThat(Files.readAllBytes(onlyFile(folder.resolve("kept")))).isEqualTo(whole);
    }

    @Test
    void locationsRestrictThePlaces() throws IOException {
        Path places = Files.writeString(folder.resolve("places.csv"), "location,population_2024\n02,700000\n");
        assertThat(forecast("--reference-date", "2025-01-18", "--model", "baseline", "--locations", places.toString()))
                .isZero();
        assertThat(Files.readAllLines(files("out").getFirst())).hasSize(1 + 4 * 23);
    }

    @Test
    void signalsWithoutADayOfPublicationAreRefused() throws IOException {
        Path signal = Files.writeString(folder.resolve("ili.csv"), "week_end,location,value\n2024-01-06,Alabama,3\n");
        assertThat(forecast("--reference-date", "2025-01-18", "--model", "baseline", "--signals", signal.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("FILE@YYYY-MM-DD");
        assertThat(forecast(
                        "--reference-date", "2025-01-18", "--model", "baseline", "--signals", signal + "@2024-02-01"))
                .isZero();
    }

    @Test
    void wrongWeekdayModelAndFileAreExplained() {
        assertThat(forecast("--reference-date", "2025-01-17", "--model", "baseline"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("2025-01-17 is a FRIDAY").contains("2025-01-18");
        assertThat(forecast("--reference-date", "2025-01-18", "--model", "crystal_ball"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("known are baseline");
        data = folder.resolve("missing.csv");
        assertThat(forecast("--reference-date", "2025-01-18", "--model", "baseline"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no such file: " + data);
        assertThat(run(new ForecastCommand(), "--profile", "flu")).isEqualTo(2);
        assertThat(err.toString()).contains("'flu' is no hub profile; known are flusight, covid-hub");
    }

    @Test
    void unreadableRowsAreReportedAndAnEmptyRestFails() throws IOException {
        data = Files.writeString(
                folder.resolve("bad.csv"), "target_end_date,location,as_of,value\n2025-01-05,01,x,-1\n");
        assertThat(forecast("--reference-date", "2025-01-18", "--model", "baseline"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("wrong-weekday", "negative-value", "no usable value");
    }

    @Test
    void backtestGoesOnWhereItStoppedAndScores() throws IOException {
        String[] options = {"--from", "2024-12-01", "--to", "2024-12-31", "--model", "baseline,renewal"};
        assertThat(backtest(options)).isZero();
        assertThat(files("back")).hasSize(8);
        assertThat(err.toString()).contains("4/4 reference date");
        Path kept = folder.resolve("back/2024-12-14-Vigie-baseline.csv");
        Files.setLastModifiedTime(kept, FileTime.fromMillis(1000));
        Files.delete(folder.resolve("back/2024-12-21-Vigie-baseline.csv"));
        assertThat(backtest(Stream.concat(Stream.of(options), Stream.of("--truth", truth.toString()))
                        .toArray(String[]::new)))
                .isZero();
        assertThat(err.toString()).contains("3 of 4 reference dates are there already", "1/1 reference date");
        assertThat(Files.getLastModifiedTime(kept).toMillis()).isEqualTo(1000);
        assertThat(out.toString()).contains("Vigie-baseline", "Vigie-renewal", "2 models");
    }

    @Test
    void roundInWhichEveryPlaceIsRefusedLeavesANoteAndNoForecasts() throws IOException {
        String[] options = {"--from", "2023-10-28", "--to", "2023-11-25", "--model", "renewal,boosting"};
        assertThat(backtest(options)).isZero();
        assertThat(folder.resolve("back/2023-10-28-Vigie-renewal.csv")).exists();
        assertThat(folder.resolve("back/2023-10-28-Vigie-boosting.csv")).doesNotExist();
        assertThat(folder.resolve("back/2023-10-28-Vigie-boosting.refused.txt"))
                .content()
                .contains("TOO_SHORT: 01, 02 (3 observed weeks, at least 13 are needed)");
        assertThat(err.toString()).contains("2023-10-28 boosting: no forecast, 53 places refused");
        assertThat(backtest(options)).isZero();
        assertThat(err.toString()).contains("5 of 5 reference dates are there already");
        assertThat(forecast("--reference-date", "2023-10-28", "--model", "boosting"))
                .isZero();
        assertThat(err.toString()).contains("no file, every place was refused", "  refused, TOO_SHORT: 01, 02 (3");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void backtestOfOtherDataDoesNotMixIn() throws IOException {
        String[] options = {"--from", "2024-12-01", "--to", "2024-12-08", "--model", "renewal"};
        assertThat(backtest(options)).isZero();
        Files.writeString(data, Files.readString(data) + "2025-01-25,04,2025-02-01,3\n");
        assertThat(backtest(options)).isEqualTo(2);
        assertThat(err.toString()).contains("holds a backtest of another");
    }

    @Test
    void backtestTakesItsDatesFromAFile() throws IOException {
        Path dates = Files.writeString(folder.resolve("dates.csv"), """
                hub,reference_date,as_of
                covid,2024-12-07,2024-12-04
                flu,2024-12-14,2024-12-11
                flu,2025-01-25,
                """);
        assertThat(backtest("--dates", dates.toString(), "--model", "baseline")).isZero();
        assertThat(files("back")).hasSize(1);
        assertThat(backtest("--model", "baseline")).isEqualTo(2);
        assertThat(err.toString()).contains("--from DATE --to DATE, or --dates FILE");
    }

    @Test
    void tableComesAsTextCsvAndJson() {
        assertThat(backtest("--from", "2024-12-01", "--to", "2024-12-31", "--model", "all"))
                .isZero();
        assertThat(score("--format", "csv")).isZero();
        assertThat(out.toString()).startsWith("rank,model,n,share,mean_wis").contains(",Vigie-baseline,32,1.0,");
        assertThat(score("--format", "json", "--scale", "log", "--baseline", "Vigie-renewal"))
                .isZero();
        assertThat(out.toString()).contains("\"model\" : \"Vigie-renewal\"");
        assertThat(score("--baseline", "nobody")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no forecast of 'nobody'");
        assertThat(score("--horizons", "9")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no forecast to score");
    }

    @Test
    void truthFileOfSeveralTargetsIsScoredOnTheForecastsOwn() throws IOException {
        assertThat(backtest("--from", "2024-12-01", "--to", "2024-12-31", "--model", "baseline"))
                .isZero();
        assertThat(score("--format", "csv")).isZero();
        String alone = out.toString();
        StringBuilder both = new StringBuilder("target,target_end_date,location,value\n");
        for (String line : Files.readAllLines(truth).stream().skip(1).toList()) {
            both.append("wk inc flu hosp,").append(line).append('\n');
            both.append("wk inc flu prop ed visits,")
                    .append(line.replaceFirst("[0-9]+$", "0.02"))
                    .append('\n');
        }
        truth = Files.writeString(folder.resolve("both.csv"), both);
        assertThat(score("--format", "csv")).isZero();
        assertThat(out.toString()).isEqualTo(alone);
    }

    @Test
    void peersComeAsForecastsOrAsScores() throws IOException {
        assertThat(backtest("--from", "2024-12-01", "--to", "2024-12-31", "--model", "baseline"))
                .isZero();
        Path peers = Files.writeString(folder.resolve("scores.csv"), """
                model_id,reference_date,location,horizon,wis,wis_log,ae,dispersion,overprediction,underprediction,c50,c80,c95
                Team-a,2024-12-14,01,0,4.5,0.05,3,2,2.5,0,1,1,1
                Team-a,2024-12-14,02,0,5.5,0.07,5,2,3.5,0,0,1,1
                Team-a,2024-12-14,03,0,99,9,9,9,90,0,0,0,0
                Vigie-baseline,2024-12-14,02,0,1000,9,9,9,90,0,0,0,0
                """);
        assertThat(score("--peers", peers.toString(), "--format", "csv")).isZero();
        assertThat(out.toString())
                .contains(",Team-a,2,0.0625,5.0,4.0,2.0,3.0,0.0,,")
                .contains(",0.5,1.0,1.0");
        assertThat(score("--peers", peers.toString(), "--format", "json", "--scale", "log"))
                .isZero();
        assertThat(out.toString()).contains("\"mean_wis\" : 0.06", "\"pit\" : [");
        assertThat(score("--peers", peers.toString(), "--horizons", "1")).isZero();
        assertThat(out.toString()).doesNotContain("Team-a");
        assertThat(score("--peers", peers.toString(), "--by-horizon", "--format", "csv"))
                .isZero();
        assertThat(out.toString())
                .startsWith("horizon,rank,model")
                .contains("\nall,2,Vigie-baseline,32,", ",Team-a,2,", "\n3,1,");
        assertThat(score("--by-horizon")).isZero();
        assertThat(out.toString()).startsWith("horizon all\n").contains("horizon 3\n");
    }

    @Test
    void validationShowsEveryFindingAndFails() throws IOException {
        Path file = Files.writeString(folder.resolve("bad-name.csv"), """
                reference_date,location,horizon,target,target_end_date,output_type,output_type_id,value
                2025-01-17,01,0,wk inc flu hosp,2025-01-18,quantile,0.5,7
                2025-01-17,ZZ,9,wk inc flu hosp,2025-01-18,quantile,0.33,-7
                """);
        assertThat(run(new ValidateHubCommand(), file.toString())).isOne();
        assertThat(out.toString())
                .contains("FAILED file_name", "FAILED unique_round_id", "FAILED valid_vals", "FAILED req_vals")
                .contains("FAILED value_col_valid", "FAILED horizon_timediff", "ok     rows_unique");
        assertThat(run(new ValidateHubCommand(), "--format", "json", file.toString()))
                .isOne();
        assertThat(out.toString()).contains("\"check\" : \"horizon_timediff\"");
    }

    private int forecast(String... options) {
        return run(
                new ForecastCommand(),
                Stream.concat(
                                Stream.of("--profile", "flusight", "--target-data", data.toString(), "--out"),
                                Stream.concat(Stream.of(folder.resolve("out").toString()), Stream.of(options)))
                        .toArray(String[]::new));
    }

    private int backtest(String... options) {
        return run(
                new BacktestCommand(),
                Stream.concat(
                                Stream.of("--profile", "flusight", "--target-data", data.toString(), "--out"),
                                Stream.concat(Stream.of(folder.resolve("back").toString()), Stream.of(options)))
                        .toArray(String[]::new));
    }

    private int score(String... options) {
        out.getBuffer().setLength(0);
        return run(
                new ScoreCommand(),
                Stream.concat(
                                Stream.of(
                                        "--forecasts", folder.resolve("back").toString(), "--truth", truth.toString()),
                                Stream.of(options))
                        .toArray(String[]::new));
    }

    private int run(Callable<Integer> command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, line, parsed) -> {
                    line.getErr().println(exception.getMessage());
                    return exception instanceof Failure failure ? failure.status() : 1;
                })
                .execute(arguments);
    }

    private static String asOf(String line) {
        return List.of(line.split(",", -1)).get(2);
    }

    private static Path onlyFile(Path where) throws IOException {
        try (Stream<Path> found = Files.list(where)) {
            List<Path> files = found.toList();
            assertThat(files).hasSize(1);
            return files.getFirst();
        }
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> found = Files.list(folder.resolve(name))) {
            return found.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }
}
