package org.vigie.prediction.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
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
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vigie.prediction.PredictionServiceApplication;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.surveillance.ImportRequest;
import org.vigie.prediction.surveillance.Imports;
import org.vigie.prediction.surveillance.ObservationQuery;
import org.vigie.prediction.surveillance.Sources;
import org.vigie.prediction.surveillance.Surveillance;
import org.vigie.prediction.surveillance.Totals;
import org.vigie.testsupport.TestTokens;

/** Measures import, reads and export of the whole service on a real PostgreSQL; see benchmarks/data/run. */
final class DataBenchmark {
    private static final int MOST_RUNS = 500;
    /** Of more batches than this only the first and the last go through the importer. */
    private static final int MOST_IMPORTED = 3;

    private static final int EXPORTED = 10_000_000;
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

    /** Sizes; after {@code --keep FOLDER} the database stays there, and is read again where it is there already. */
    public static void main(String[] arguments) throws Exception {
        HeapWatch heap = HeapWatch.start();
        boolean keep = arguments.length > 1 && "--keep".equals(arguments[0]);
        for (String size : List.of(arguments).subList(keep ? 2 : 0, arguments.length)) {
            Path folder = keep ? Path.of(arguments[1]) : Files.createTempDirectory("vigie-data");
            Path cluster = folder.resolve("cluster-" + size);
            boolean again = Files.isDirectory(cluster);
            Files.createDirectories(folder);
            try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(Duration.ofMinutes(5))
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("shared_buffers", "1GB")
                    .setServerConfig("max_wal_size", "8GB")
                    // as a server that keeps what it has answered; a vacuum sees no rows whose commit is not written
                    // yet
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .setServerConfig("pg_stat_statements.track_planning", "on")
                    .setLocaleConfig("locale", "C")
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start()) {
                if (!again) {
                    new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database epi");
                }
                try (ConfigurableApplicationContext context = service(postgres)) {
                    DataBenchmark benchmark = new DataBenchmark(context, new CountyData(Long.parseLong(size)), folder);
                    if (again) {
                        benchmark.more();
                    } else {
                        benchmark.load();
                    }
                    benchmark.read();
                    print(
                            "  heap: %d MiB at most after a collection, %d MiB allowed",
                            heap.most() >> 20, Runtime.getRuntime().maxMemory() >> 20);
                }
            } finally {
                if (!keep) {
                    deleteAll(folder);
                }
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

    private void load() throws Exception {
        jdbc.execute("create extension pg_stat_statements");
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
        // as at the end of a migration that brings places, else the next start adds all sums up anew
        jdbc.execute("select surveillance.follow_places()");
        double copyAtFirst = copy();
        double first = 0;
        double last = 0;
        double firstWithRevisions = 0;
        double lastWithRevisions = 0;
        double all = 0;
        long imported = 0;
        for (int batch = 0; batch < data.batches(); batch++) {
            if (data.batches() > MOST_IMPORTED && batch > 0 && batch < data.batches() - 1) {
                if (batch == 1) {
                    jdbc.execute("drop index surveillance.observation_week");
                }
                fill("disease-" + batch);
                if (batch == data.batches() - 2) {
                    indexByWeek();
                }
                continue;
            }
            last = imports(batch, false);
            double revisions = imports(batch, true);
            firstWithRevisions = batch == 0 ? last + revisions : firstWithRevisions;
            lastWithRevisions = last + revisions;
            first = batch == 0 ? last : first;
            all += last;
            imported += data.rowsOfBatch();
            if (batch < data.batches() - 1) {
                become("disease-" + batch);
            }
        }
        double copyAtLast = copy();
        print(
                "  all imports: %,.0f rows/s; import / COPY: %.0f %% of its row rate at first, %.0f %% with all rows there (goal 50)",
                imported / all, 100 * copyAtFirst / first, 100 * copyAtLast / last);
        print(
                "  with the 2 %% revisions, a file of their own: %.0f %% at first, %.0f %% with all rows there",
                102 * copyAtFirst / firstWithRevisions, 102 * copyAtLast / lastWithRevisions);
        jdbc.execute("vacuum analyze surveillance.observation");
        jdbc.execute("vacuum analyze surveillance.total");
        jdbc.execute("analyze surveillance.series");
        jdbc.execute("analyze surveillance.total_series");
    }

    /** Imports one batch more, for another disease, beside what there is. */
    private void more() throws Exception {
        print("one batch more beside %,.0f rows", rows());
        become("more-" + System.currentTimeMillis());
        jdbc.execute("analyze surveillance.series");
        double copied = copy();
        double counts = imports(0, false);
        double revisions = imports(0, true);
        print(
                "  import / COPY: %.0f %% of its row rate; with the 2 %% revisions, a file of their own, %.0f %%",
                100 * copied / counts, 102 * copied / (counts + revisions));
    }

    private double rows() {
        return jdbc.queryForObject(
                "select reltuples from pg_class where oid = 'surveillance.observation'::regclass", Double.class);
    }

    private void read() throws Exception {
        print(
                "  table and indexes: %s; totals: %s",
                jdbc.queryForObject(
                        "select pg_size_pretty(pg_total_relation_size('surveillance.observation'))", String.class),
                jdbc.queryForObject(
                        "select pg_size_pretty(pg_total_relation_size('surveillance.total'))", String.class));
        print("  load %.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        yardstick();
        queries();
        summaries();
        if (data.rows() >= EXPORTED / 2) {
            lengthen();
        }
        // a service that has just started compiles meanwhile what writes the rows
        export("first");
        export("again");
        summaries();
    }

    /** Gives the series imported so far to another disease, so that the next file finds a table that is as large already. */
    private void become(String disease) {
        for (String before : List.of("influenza", "covid-19")) {
            String after = before + "-" + disease;
            jdbc.update("insert into catalogue.disease (id, names) values (?, '{\"en\": \"made up\"}')", after);
            jdbc.update("update surveillance.series set disease = ? where disease = ?", after, before);
            jdbc.update("update surveillance.total_series set disease = ? where disease = ?", after, before);
            jdbc.update("update surveillance.publication set disease = ? where disease = ?", after, before);
        }
    }

    /** Copies the first batch's rows to another disease, which takes less time than importing as many and weighs the same. */
    private void fill(String disease) {
        long start = System.nanoTime();
        int rows = 0;
        for (String name : List.of("influenza", "covid-19")) {
            String from = name + "-disease-0";
            String to = name + "-" + disease;
            jdbc.update("insert into catalogue.disease (id, names) values (?, '{\"en\": \"made up\"}')", to);
            jdbc.update("""
                    insert into surveillance.series (disease, indicator, place, stratum, source)
                    select ?, indicator, place, stratum, source from surveillance.series where disease = ? order by place
                    """, to, from);
            rows += jdbc.update("""
                    insert into surveillance.observation (series, period_end, known_from, import, value, missing)
                    select s.id, o.period_end, o.known_from, o.import, o.value, o.missing
                    from surveillance.series s
                    join surveillance.series f on f.place = s.place and f.disease = ?
                    join surveillance.observation o on o.series = f.id
                    where s.disease = ? order by s.id, o.period_end
                    """, from, to);
            jdbc.update("""
                    insert into surveillance.total_series (disease, indicator, stratum, source, whole, kind)
                    select ?, indicator, stratum, source, whole, kind from surveillance.total_series where disease = ?
                    """, to, from);
            jdbc.update("""
                    insert into surveillance.total
                    select t.id, o.period_end, o.known_from, o.value, o.present, o.known
                    from surveillance.total_series t
                    join surveillance.total_series f on f.whole = t.whole and f.kind = t.kind and f.disease = ?
                    join surveillance.total o on o.total_series = f.id
                    where t.disease = ?
                    """, from, to);
        }
        print("  filled %s by SQL: %,d rows, %.1f s", disease, rows, (System.nanoTime() - start) / 1e9);
    }

    /** As the migration does; building it at once takes less time than keeping it up while rows are copied by SQL. */
    private void indexByWeek() throws Exception {
        long start = System.nanoTime();
        jdbc.execute("set maintenance_work_mem = '1GB';"
                + new ClassPathResource("db/migration/surveillance/V092__indexes_that_do_not_compete.sql")
                        .getContentAsString(StandardCharsets.UTF_8));
        print("  index by week built in %.1f s", (System.nanoTime() - start) / 1e9);
    }

    /** What this machine does at the moment, to read the milliseconds of the queries by. */
    private void yardstick() {
        time(
                "yardstick: counting a million numbers",
                run -> jdbc.queryForList("select count(*) from generate_series(1, 1000000)"));
    }

    /** Seconds of a bare COPY of one batch into the table with its indexes; its rows are taken out again. */
    private double copy() throws Exception {
        Path file = data.copyFile(folder, 1_000_000_000);
        long bytes = jdbc.queryForObject("select pg_relation_size('surveillance.observation')", Long.class);
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
        print("  COPY of a batch: %.1f s, %,.0f rows/s", seconds, data.rowsOfBatch() / seconds);
        if (bytes == 0) {
            jdbc.execute("truncate surveillance.observation");
        } else {
            jdbc.execute("delete from surveillance.observation where series >= 1000000000");
        }
        jdbc.execute("checkpoint");
        Files.delete(file);
        return seconds;
    }

    private double imports(int batch, boolean revisions) throws Exception {
        double seconds = 0;
        double receiving = 0;
        long rows = 0;
        for (int i = 0; i < CountyData.PROFILES.size(); i++) {
            Path file = data.file(folder, batch, i, revisions);
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
                revisions ? "2 % revisions" : "batch " + batch, seconds, rows / seconds, rows, receiving);
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
                    run -> context.getBean(Totals.class)
                            .read(new Totals.Query(profile, "US", "county", asOf, asOf.minusYears(5), null)));
        }
    }

    /** What the first request after a change of the data looks up, for both profiles. */
    private void summaries() {
        var profiles = List.of("flusight", "covid-hub");
        time("what there is of a profile, after a change", run -> {
            jdbc.update("update surveillance.revision set revision = revision + 1");
            context.getBean(Surveillance.class)
                    .findData(context.getBean(Catalogue.class).getProfile(profiles.get(run % 2)));
        });
        time("its sources, after a change", run -> {
            jdbc.update("update surveillance.revision set revision = revision + 1");
            context.getBean(Sources.class).list(context.getBean(Catalogue.class).getProfile(profiles.get(run % 2)));
        });
    }

    private interface Query {
        void run(int number);
    }

    private void time(String name, Query query) {
        for (int run = 0; run < 3; run++) {
            query.run(run);
        }
        List<Double> times = new ArrayList<>();
        List<Double> inside = new ArrayList<>();
        long begun = System.nanoTime();
        for (int run = 0; run < MOST_RUNS && System.nanoTime() - begun < LONGEST_SERIES_OF_RUNS; run++) {
            jdbc.execute("select pg_stat_statements_reset()");
            long start = System.nanoTime();
            query.run(run);
            times.add((System.nanoTime() - start) / 1e6);
            inside.add(jdbc.queryForObject("""
                    select coalesce(sum(total_exec_time + total_plan_time), 0)::float8 from pg_stat_statements
                    where query not like '%pg_stat_statements%'
                    """, Double.class));
        }
        print(
                "  %s: in the database p50 %.2f ms, p99 %.2f ms, longest %.2f ms; to the last row p50 %.1f ms, p99 %.1f ms (%d runs)",
                name,
                quantile(inside, 0.5),
                quantile(inside, 0.99),
                quantile(inside, 1),
                quantile(times, 0.5),
                quantile(times, 0.99),
                times.size());
    }

    /**
     * Gives one profile decades more of the same weeks, so that one answer has {@link #EXPORTED} rows and more. They come week by
     * week, as in a service that has been running for so long, and the rows of a series lie as far apart.
     */
    private void lengthen() {
        int held = jdbc.queryForObject("""
                select count(distinct period_end)::int from surveillance.observation where series = (
                    select min(id) from surveillance.series where disease = 'covid-19' and place = 'C0000')
                """, Integer.class);
        for (int weeks = held; weeks * CountyData.PLACES < EXPORTED; weeks += data.weeks()) {
            jdbc.update("""
                    insert into surveillance.observation (series, period_end, known_from, import, value, missing)
                    select o.series, o.period_end - 7 * ?, o.known_from - 7 * ?, o.import, o.value, o.missing
                    from surveillance.series s join surveillance.observation o on o.series = s.id
                    where s.disease = 'covid-19' and o.period_end > ?
                    order by o.period_end, o.series
                    """, weeks, weeks, java.sql.Date.valueOf(CountyData.LAST_WEEK.minusWeeks(data.weeks())));
        }
        jdbc.execute("vacuum analyze surveillance.observation");
    }

    /** Reads one profile as CSV, in one answer, while somebody else keeps asking for one place. */
    private void export(String which) throws Exception {
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
            var answer = http.send(request(root + "covid-hub", "text/csv"), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] buffer = new byte[1 << 16];
                for (int length = body.read(buffer); length >= 0; length = body.read(buffer)) {
                    for (int i = 0; i < length; i++) {
                        rows += buffer[i] == '\n' ? 1 : 0;
                    }
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            running.set(false);
            other.join();
            print(
                    "  export as CSV, %s: %,d rows, %.1f s, %,.0f rows/s (goal 150,000); another request took %.1f ms alone, %.1f ms beside it (medians of %d and %d)",
                    which,
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
