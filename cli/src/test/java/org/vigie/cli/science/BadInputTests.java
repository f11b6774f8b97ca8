package org.vigie.cli.science;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.cli.VigieCommands;

/** What the command line says when it is given something it cannot work with, and status 2 with it. */
class BadInputTests {
    private static final LocalDate LAST = LocalDate.of(2025, 1, 11);
    private static final int WEEKS = 80;

    @TempDir
    private Path folder;

    private final StringBuilder rows = new StringBuilder("target_end_date,location,as_of,value\n");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path data;

    @BeforeEach
    void writeData() throws IOException {
        for (String place : List.of("01", "02", "04", "05")) {
            place(place, wave(WEEKS, 40));
        }
        data = write("data.csv", rows.toString());
    }

    @Test
    void oddSeriesAreForecastOrRefusedByNameAndNeverFailTheRound() throws IOException {
        double[] gaps = wave(WEEKS, 40);
        Arrays.fill(gaps, 30, 40, Double.NaN);
        gaps[WEEKS - 2] = Double.NaN;
        double[] spike = wave(WEEKS, 40);
        spike[WEEKS - 1] = 1_900_000;
        place("06", 12);
        place("08", filled(Double.NaN));
        place("09", gaps);
        place("10", 3, 8, 15, 31, 64, 80, 110, 140, 171);
        place("11", filled(0));
        place("12", spike);
        double[] recent = wave(WEEKS, 40);
        recent[WEEKS - 2] = 1_900_000;
        place("16", recent);
        place("13", wave(WEEKS, 40));
        for (LocalDate week : List.of(LAST.minusWeeks(1), LAST)) {
            rows.append("%s,13,%s,0\n".formatted(week, LAST.plusDays(4)));
        }
        data = write("odd.csv", rows.toString());
        List<String> codes = List.of("location", "01", "06", "08", "09", "10", "11", "12", "13", "16");
        Path places = Files.write(folder.resolve("places.csv"), codes);
        String[] options = {"--reference-date", "2025-01-18", "--model", "all", "--locations", places.toString()};
        assertThat(forecast(options)).as(err.toString()).isZero();
        assertThat(err.toString()).contains("refused, TOO_SHORT: 06 (1 observed weeks", "ALL_MISSING: 08");
        for (String model : List.of("baseline", "renewal", "boosting", "network", "ensemble")) {
            Path file = folder.resolve("out/2025-01-18-Vigie-" + model + ".csv");
            assertThat(run("validate-hub", file.toString())).as(out.toString()).isZero();
            assertThat(Files.readAllLines(file)).as(model).hasSizeBetween(1 + 4 * 4 * 23, 1 + 8 * 4 * 23);
        }
        // 33 stood in the file before and after the spikes
        List<String> ensemble = Files.readAllLines(folder.resolve("out/2025-01-18-Vigie-ensemble.csv"));
        for (String place : List.of("12", "16")) {
            assertThat(ensemble)
                    .filteredOn(line -> line.contains("," + place + ",3,") && line.contains(",0.975,"))
                    .singleElement()
                    .satisfies(line -> assertThat(Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
                            .isLessThan(1_000));
        }
    }

    @Test
    void filesThatAreNotThereOrNotReadable() throws IOException {
        data = folder.resolve("nowhere.csv");
        says("no such file: " + data, forecast("--reference-date", "2025-01-18"));
        data = folder;
        says("is a folder", forecast("--reference-date", "2025-01-18"));
        data = write("columns.csv", "week,place,count\n2025-01-11,01,7\n");
        says("missing-column", forecast("--reference-date", "2025-01-18"));
        says("no usable value of wk inc flu hosp", forecast("--reference-date", "2025-01-18"));
        data = write("empty.csv", "");
        says("no usable value of wk inc flu hosp", forecast("--reference-date", "2025-01-18"));
    }

    @Test
    void filesCutOffHalfway() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(Files.readAllBytes(data));
        }
        byte[] whole = zipped.toByteArray();
        Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, 3 * whole.length / 4));
        String[] options = {"--reference-date", "2025-01-18", "--model", "baseline"};
        assertThat(forecast(options)).isZero();
        says("cut.csv.gz is damaged or cut off", score(folder.resolve("out").toString(), cut));
        data = cut;
        says("cut.csv.gz is damaged or cut off", forecast(options));
        data = write("semicolons.csv", "target_end_date;location;as_of;value\n2025-01-11;01;2025-01-15;7\n");
        assertThat(forecast(options)).isEqualTo(2);
        assertThat(err.toString()).contains("fields separated by commas").doesNotContain("does not say when");
    }

    @Test
    void optionsThatMeanNothing() {
        says("'flu' is no hub profile; known are flusight", run("forecast", "--profile", "flu"));
        says("2025-01-17 is a FRIDAY", forecast("--reference-date", "2025-01-17"));
        says("'17 January' is no date written as YYYY-MM-DD", forecast("--reference-date", "17 January"));
        says("there is no model 'oracle'; known are", forecast("--reference-date", "2025-01-18", "--model", "oracle"));
        says("--threads must be at least 1", forecast("--reference-date", "2025-01-18", "--threads", "0"));
        says("nothing was published by 2019-01-04", forecast("--reference-date", "2019-01-05"));
        says("Missing required option", run("backtest", "--profile", "flusight"));
        says("Unknown option", run("score", "--forecasts", "a", "--truth", "b", "--oracle"));
    }

    @Test
    void filesOfScoresAndTruthThatDoNotFit() throws IOException {
        assertThat(forecast("--reference-date", "2025-01-18", "--model", "baseline"))
                .isZero();
        String forecasts = folder.resolve("out").toString();
        Path truth = write("truth.csv", "target_end_date,location,value\n2025-01-18,01,40\n");
        Path other = write("other.csv", "target_end_date,location,value\n2031-01-18,01,40\n");
        Path wrong = write("wrong.csv", "week,place\n2025-01-18,01\n");
        Path scores = write("scores.csv", "model_id,wis\nx,1\n");
        says("no such file", score(forecasts, folder.resolve("none.csv")));
        says("no forecast is about a week and place", score(forecasts, other));
        says("no forecast is about a week and place", score(forecasts, wrong));
        says("there is no forecast to score", score(truth.toString(), truth));
        assertThat(score(forecasts, truth, "--peers", scores.toString())).isZero();
        assertThat(err.toString()).contains("scores.csv", "a column reference_date");
        says("no such file", run("validate-hub", folder.resolve("none.csv").toString()));
    }

    /** One line that names the trouble, no stack trace, status 2. */
    private void says(String trouble, int status) {
        String text = err.toString();
        assertThat(status).as(text).isEqualTo(2);
        assertThat(text).contains(trouble).doesNotContain("\tat ", "Exception");
        assertThat(text.lines().filter(line -> line.startsWith("vigie"))).hasSize(1);
        err.getBuffer().setLength(0);
    }

    private int forecast(String... options) {
        return run(Stream.concat(
                        Stream.of("forecast", "--profile", "flusight", "--target-data", data.toString(), "--out"),
                        Stream.concat(Stream.of(folder.resolve("out").toString()), Stream.of(options)))
                .toArray(String[]::new));
    }

    private int score(String forecasts, Path truth, String... options) {
        return run(Stream.concat(
                        Stream.of("score", "--forecasts", forecasts, "--truth", truth.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    private int run(String... arguments) {
        return VigieCommands.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void place(String code, double... values) {
        for (int i = 0; i < values.length; i++) {
            LocalDate week = LAST.minusWeeks(values.length - 1 - i);
            rows.append("%s,%s,%s,%s\n"
                    .formatted(week, code, week.plusDays(3), Double.isNaN(values[i]) ? "" : (long) values[i]));
        }
    }

    private static double[] filled(double value) {
        double[] values = new double[WEEKS];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] wave(int weeks, double mean) {
        double[] values = new double[weeks];
        for (int i = 0; i < weeks; i++) {
            values[i] = Math.rint(mean * (1 + 0.8 * Math.sin(i / 8.3) + 0.1 * Math.sin(i * 1.7)));
        }
        return values;
    }
}
