package org.vigie.prediction.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Ten years of made-up weekly counts of all counties, the same in every run. A file has one profile; as many files as make up
 * the rows wanted stand for as many diseases and indicators.
 */
final class CountyData {
    static final int PLACES = 3_140;
    static final List<String> PROFILES = List.of("flusight", "covid-hub");
    static final LocalDate LAST_WEEK = LocalDate.of(2025, 10, 25);
    private static final long SEED = 20_251_025;

    private static final int TEN_YEARS = 520;

    private final int weeks;
    private final int batches;

    CountyData(long rows) {
        double batch = PLACES * PROFILES.size();
        this.weeks = (int) Math.min(TEN_YEARS, Math.max(1, Math.round(rows / batch)));
        this.batches = (int) Math.max(1, Math.round(rows / batch / weeks));
    }

    /** How often each profile is imported, each time for another disease. */
    int batches() {
        return batches;
    }

    long rowsOfBatch() {
        return (long) PLACES * PROFILES.size() * weeks;
    }

    long rows() {
        return batches * rowsOfBatch();
    }

    int weeks() {
        return weeks;
    }

    static List<String> places() {
        return IntStream.range(0, PLACES).mapToObj("C%04d"::formatted).toList();
    }

    /** Takes each row of a profile, by place and then by week. */
    interface Sink {
        void row(int place, LocalDate week, LocalDate asOf, int value) throws IOException;
    }

    /** A file of target data as people would upload it. */
    Path file(Path folder, int batch, int profile, boolean revisions) {
        Path file = folder.resolve("%s-%s.csv".formatted(PROFILES.get(profile), revisions ? "revisions" : "counts"));
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("target_end_date,location,as_of,value\n");
            each(batch, profile, revisions, (place, week, asOf, value) -> {
                out.write(week.toString());
                out.write(",C%04d,".formatted(place));
                out.write(asOf.toString());
                out.write("," + value + "\n");
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** The rows of a batch as PostgreSQL's COPY takes them for the table of observations, of series from {@code first} on. */
    Path copyFile(Path folder, int first) {
        Path file = folder.resolve("copy.tsv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < PROFILES.size(); i++) {
                int profile = i;
                each(
                        0,
                        profile,
                        false,
                        (place, week, asOf, value) -> out.write((first + profile * PLACES + place) + "\t" + week + "\t"
                                + asOf + "\t" + Integer.MAX_VALUE + "\t" + value + "\n"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private void each(int batch, int profile, boolean revisions, Sink sink) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED + profile + 31L * batch);
        for (int place = 0; place < PLACES; place++) {
            double level = 2 + 60 * random.nextDouble();
            for (int week = 0; week < weeks; week++) {
                LocalDate end = LAST_WEEK.minusWeeks(weeks - 1L - week);
                double season = 1 + 0.8 * Math.cos(2 * Math.PI * end.getDayOfYear() / 365.25);
                int value = (int) Math.round(level * season * (0.8 + 0.4 * random.nextDouble()));
                boolean revised = random.nextInt(50) == 0;
                if (!revisions) {
                    sink.row(place, end, end.plusDays(4), value);
                } else if (revised) {
                    sink.row(place, end, end.plusDays(11), value + 3);
                }
            }
        }
    }
}
