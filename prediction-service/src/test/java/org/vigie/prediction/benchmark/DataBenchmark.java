package org.vigie.prediction.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vigie.prediction.PredictionServiceApplication;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.surveillance.ImportRequest;
import org.vigie.prediction.surveillance.Imports;
import org.vigie.prediction.surveillance.ObservationQuery;
import org.vigie.prediction.surveillance.Surveillance;
import org.vigie.testsupport.TestTokens;

/** Measures import, reads and export of the whole service on a real PostgreSQL; see benchmarks/data/run. */
final class DataBenchmark {
    private static final int MOST_RUNS = 200;
    private static final long LONGEST_SERIES_OF_RUNS = 30_000_000_000L;

    private final ConfigurableApplicationContext context;
    private final JdbcTemplate jdbc;
    private final CountyData data;
    private final Path folder;

    private DataBenchmark(ConfigurableApplicationContext context, CountyData data, Path folder) {
        this.context = context;
        this.jdbc = new JdbcTemplate(context.getBean(DataSource.class));
        this.data = data;
        this.folder = folder;
    }

    public static void main(String[] sizes) throws Exception {
        for (String size : sizes) {
            Path folder = Files.createTempDirectory("vigie-data");
            Path cluster = Files.createDirectory(folder.resolve("cluster"));
            try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(cluster.toFile())
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("shared_buffers", "1GB")
                    .setServerConfig("max_wal_size", "8GB")
                    .setLocaleConfig("locale", "C")
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start()) {
                new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database epi");
                try (ConfigurableApplicationContext context = service(postgres)) {
                    new DataBenchmark(context, new CountyData(Long.parseLong(size)), folder).run();
                }
            } finally {
                deleteAll(folder);
            }
        }
        System.exit(0);
    }

    private static ConfigurableApplicationContext service(EmbeddedPostgres postgres) {
        return SpringApplication.run(
                PredictionServiceApplication.class,
                "--vigie.country=us",
                "--server.port=0",
                "--logging.level.root=warn",
                "--spring.main.banner-mode=off",
                "--vigie.public-url=" + TestTokens.PUBLIC_URL,
                "--vigie.auth-url=" + TestTokens.authUrl(),
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "epi"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=");
    }

    private void run() throws Exception {
        print(
                "%,d rows: %d places, %d profiles, %d weeks",
                data.rows(), CountyData.PLACES, CountyData.PROFILES.size(), data.weeks());
        CountyData.places()
                .forEach(code -> jdbc.update(
                        "insert into catalogue.place (code, kind, parent, names) values (?, 'county', ?, '{\"en\": \"made up\"}')",
                        code,
                        "%02d"
                                .formatted(new int[] {1, 4, 5, 6, 8, 12, 13, 17, 18, 19}
                                        [Math.floorMod(code.hashCode(), 10)])));
        double copy = copy();
        double imported = imports(false);
        print("  import / COPY: %.0f %% of its row rate (goal 50)", 100 * copy / imported);
        imports(true);
        jdbc.execute("vacuum analyze surveillance.observation");
        print(
                "  table and indexes: %s",
                jdbc.queryForObject(
                        "select pg_size_pretty(pg_total_relation_size('surveillance.observation'))", String.class));
        queries();
        export();
        print(
                "  heap: %d MiB at most after a collection, %d MiB allowed",
                peakHeap() >> 20, Runtime.getRuntime().maxMemory() >> 20);
    }

    /** Seconds of a bare COPY of the rows into the table with its indexes; they are taken out again. */
    private double copy() throws Exception {
        Path file = data.copyFile(folder);
        long start = System.nanoTime();
        try (Connection connection = context.getBean(DataSource.class).getConnection();
                InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy surveillance.observation (series, period_end, known_from, import, value) from stdin",
                            in);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        print("  COPY: %.1f s, %,.0f rows/s", seconds, data.rows() / seconds);
        jdbc.execute("truncate surveillance.observation");
        jdbc.execute("checkpoint");
        Files.delete(file);
        return seconds;
    }

    private double imports(boolean revisions) throws Exception {
        double seconds = 0;
        double receiving = 0;
        long rows = 0;
        for (int i = 0; i < CountyData.PROFILES.size(); i++) {
            Path file = data.file(folder, i, revisions);
            long start = System.nanoTime();
            long id;
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                ImportRequest request = new ImportRequest(
                        file.getFileName().toString(),
                        CountyData.PROFILES.get(i),
                        "counties",
                        true,
                        null,
                        null,
                        "benchmark");
                id = context.getBean(Imports.class)
                        .receive(request, in, Locale.ENGLISH)
                        .id();
            }
            receiving += (System.nanoTime() - start) / 1e9;
            seconds += await(id);
            rows += jdbc.queryForObject("select changes from surveillance.import where id = ?", Long.class, id);
            Files.delete(file);
        }
        print(
                "  import of %s: %.1f s, %,.0f rows/s, %,d changes kept (received in %.1f s)",
                revisions ? "2 % revisions" : "all rows", seconds, rows / seconds, rows, receiving);
        return seconds;
    }

    private double await(long id) throws InterruptedException {
        while (true) {
            String state = jdbc.queryForObject("select state from surveillance.import where id = ?", String.class, id);
            if ("accepted".equals(state)) {
                return jdbc.queryForObject(
                        "select extract(epoch from finished_at - started_at) from surveillance.import where id = ?",
                        Double.class,
                        id);
            }
            if (!"received".equals(state) && !"reading".equals(state)) {
                throw new IllegalStateException("import " + id + " is " + state + ": "
                        + jdbc.queryForList(
                                "select rule, found from surveillance.finding where import = ? limit 5", id));
            }
            Thread.sleep(100);
        }
    }

    private void queries() {
        Surveillance surveillance = context.getBean(Surveillance.class);
        var profile = context.getBean(Catalogue.class).getProfile("flusight");
        LocalDate newest = CountyData.LAST_WEEK.plusDays(30);
        for (LocalDate asOf : List.of(newest, CountyData.LAST_WEEK.minusWeeks(Math.min(52, data.weeks() / 2)))) {
            String when = asOf.equals(newest) ? "now " : "then";
            LocalDate week = asOf.equals(newest) ? CountyData.LAST_WEEK : asOf.minusWeeks(1);
            time(
                    when + " one series' full history",
                    run -> surveillance.read(
                            new ObservationQuery(
                                    profile,
                                    List.of("C%04d".formatted(run * 37 % CountyData.PLACES)),
                                    asOf,
                                    null,
                                    null),
                            each -> {}));
            time(
                    when + " newest week of all places",
                    run -> surveillance.read(new ObservationQuery(profile, List.of(), asOf, week, week), each -> {}));
            time(
                    when + " national five-year total",
                    run -> jdbc.queryForList("""
                    select period_end, sum(value) from (
                        select distinct on (o.period_end, o.series) o.period_end, o.value
                        from surveillance.series s join surveillance.observation o on o.series = s.id
                        where s.disease = ? and s.indicator = ? and s.place like 'C%' and not o.withdrawn
                            and o.known_from <= ? and o.period_end > ?
                        order by o.period_end, o.series, o.known_from desc, o.import desc) known
                    group by period_end
                    """, profile.disease(), profile.indicator(), asOf, asOf.minusYears(5)));
        }
    }

    private interface Query {
        void run(int number);
    }

    private static void time(String name, Query query) {
        for (int run = 0; run < 3; run++) {
            query.run(run);
        }
        List<Double> times = new ArrayList<>();
        long begun = System.nanoTime();
        for (int run = 0; run < MOST_RUNS && System.nanoTime() - begun < LONGEST_SERIES_OF_RUNS; run++) {
            long start = System.nanoTime();
            query.run(run);
            times.add((System.nanoTime() - start) / 1e6);
        }
        print(
                "  %s: p50 %.1f ms, p99 %.1f ms (%d runs, read to the last row)",
                name, quantile(times, 0.5), quantile(times, 0.99), times.size());
    }

    /** Reads everything as CSV while somebody else keeps asking for one place. */
    private void export() throws Exception {
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        String root = "http://127.0.0.1:" + port + "/v1/observations?profile=";
        try (HttpClient http = HttpClient.newHttpClient()) {
            String small = root + "flusight&place=C0100&from=2025-01-01";
            List<Double> alone = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                alone.add(ask(http, small));
            }
            List<Double> beside = new ArrayList<>();
            AtomicBoolean running = new AtomicBoolean(true);
            Thread other = Thread.ofPlatform().start(() -> {
                while (running.get()) {
                    beside.add(ask(http, small));
                }
            });
            long start = System.nanoTime();
            long rows = 0;
            for (String profile : CountyData.PROFILES) {
                var answer = http.send(request(root + profile, "text/csv"), BodyHandlers.ofInputStream());
                try (var lines =
                        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8), 1 << 16)) {
                    while (lines.readLine() != null) {
                        rows++;
                    }
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            running.set(false);
            other.join();
            print(
                    "  export as CSV: %,d rows, %.1f s, %,.0f rows/s (goal 150,000); another request took %.1f ms alone, %.1f ms beside it (medians of %d and %d)",
                    rows,
                    seconds,
                    rows / seconds,
                    quantile(alone.subList(20, 60), 0.5),
                    quantile(beside, 0.5),
                    40,
                    beside.size());
        }
    }

    private static HttpRequest request(String uri, String accept) {
        return HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", TestTokens.person("ada", "observations:read"))
                .header("Accept", accept)
                .build();
    }

    private static double ask(HttpClient http, String uri) {
        try {
            HttpRequest request = request(uri, "application/json");
            long start = System.nanoTime();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(uri + ": " + answer.statusCode() + " " + answer.body());
            }
            return (System.nanoTime() - start) / 1e6;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static double quantile(List<Double> values, double level) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, Math.floor(level * sorted.length))];
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(usage -> usage != null)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static void deleteAll(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            Path[] all = files.toArray(Path[]::new);
            Arrays.sort(all, (a, b) -> b.compareTo(a));
            for (Path each : all) {
                Files.deleteIfExists(each);
            }
        }
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void print(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }
}
