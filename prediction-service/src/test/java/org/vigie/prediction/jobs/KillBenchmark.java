package org.vigie.prediction.jobs;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vigie.prediction.Api;

/**
 * Kills the service, the server process that works for it, or all of PostgreSQL at random moments of imports of millions of rows, and
 * compares what is there in the end with what undisturbed imports leave; see benchmarks/data/kill.
 */
final class KillBenchmark {
    private static final LocalDate LAST_WEEK = LocalDate.of(2025, 10, 25);
    /** A job that was interrupted three times is given up. */
    private static final int MOST_KILLS = 2;

    private static final List<String> VICTIMS = List.of("service", "server process", "PostgreSQL");

    private final Path folder;
    private final PostgresProcess postgres;
    private final SplittableRandom random;
    private final List<String> places;
    private final int weeks;
    private ServiceProcess service;

    private KillBenchmark(Path folder, PostgresProcess postgres, long rows, long seed) throws Exception {
        this.folder = folder;
        this.postgres = postgres;
        this.random = new SplittableRandom(seed);
        JdbcTemplate server = postgres.database("postgres");
        server.execute("create database empty");
        ServiceProcess.start(url("empty"), folder).kill();
        places = postgres.database("empty")
                .queryForList(
                        "select code from catalogue.place where kind = 'county' and valid_to = 'infinity' order by code",
                        String.class);
        weeks = Math.toIntExact(Math.max(1, rows / places.size()));
    }

    /** How many rows, how many imports are disturbed, and the seed. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("vigie-kill");
        try (PostgresProcess postgres = PostgresProcess.start(folder.resolve("data"))) {
            new KillBenchmark(folder, postgres, Long.parseLong(arguments[0]), Long.parseLong(arguments[2]))
                    .run(Integer.parseInt(arguments[1]));
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            }
        }
        System.exit(0);
    }

    private void run(int disturbed) throws Exception {
        byte[] counts = file(false);
        byte[] revisions = file(true);
        Undisturbed first = undisturbed("empty", "counts", counts);
        Undisturbed second = undisturbed("counts", "revised", revisions);
        print(
                "undisturbed: %,d rows in %.1f s, then revisions in %.1f s, %,d rows",
                first.state().rows(),
                first.seconds(),
                second.seconds(),
                second.state().rows());
        int kills = 0;
        int wrong = 0;
        for (int i = 0; i < disturbed; i++) {
            boolean revised = i % 2 == 1;
            Undisturbed expected = revised ? second : first;
            create("disturbed", revised ? "counts" : "empty");
            StringBuilder story = new StringBuilder();
            kills += disturb(revised ? revisions : counts, expected.seconds(), story);
            State state = state("disturbed");
            wrong += state.equals(expected.state()) ? 0 : 1;
            print(
                    "%s%s: %s",
                    revised ? "revisions" : "counts", story, state.equals(expected.state()) ? "equal" : state);
            service.kill();
            drop("disturbed");
        }
        print("%d imports, %d kills, %d of the imports left something else", disturbed, kills, wrong);
    }

    /** Everything that an import leaves, so that what is lost, doubled or left over shows. */
    private record State(
            long rows, String observations, String totals, long series, String imports, long receivedParts) {}

    private record Undisturbed(State state, double seconds) {}

    private Undisturbed undisturbed(String from, String to, byte[] file) throws Exception {
        create(to, from);
        service = ServiceProcess.start(url(to), folder);
        long start = System.nanoTime();
        awaitSuccess(upload(file));
        double seconds = (System.nanoTime() - start) / 1e9;
        service.kill();
        return new Undisturbed(state(to), seconds);
    }

    private int disturb(byte[] file, double usual, StringBuilder story) throws Exception {
        service = ServiceProcess.start(url("disturbed"), folder);
        String job = upload(file);
        int kills = 0;
        while (kills < MOST_KILLS) {
            double after = usual * random.nextDouble();
            Thread.sleep((long) (1000 * after));
            if (isOver(job)) {
                break;
            }
            String victim = VICTIMS.get(random.nextInt(VICTIMS.size()));
            kill(victim);
            kills++;
            story.append(String.format(Locale.ROOT, ", %s killed after %.1f s", victim, after));
        }
        awaitSuccess(job);
        return kills;
    }

    private void kill(String victim) throws Exception {
        switch (victim) {
            case "service" -> {
                service.kill();
                service = ServiceProcess.start(url("disturbed"), folder);
            }
            case "server process" ->
                postgres.database("postgres")
                        .queryForList(
                                "select pid::bigint from pg_stat_activity where datname = 'disturbed' and state <> 'idle'"
                                        + " order by xact_start limit 1",
                                Long.class)
                        .forEach(PostgresProcess::kill);
            default -> {
                postgres.kill();
                postgres.restart();
            }
        }
        PostgresProcess.await(
                "PostgreSQL", () -> postgres.database("postgres").queryForObject("select true", Boolean.class));
    }

    /** Weeks of counts by place, fewer than live anywhere; or every tenth of them, a week later and three higher. */
    private byte[] file(boolean revised) {
        StringBuilder rows = new StringBuilder("target_end_date,location,as_of,value\n");
        for (int place = 0; place < places.size(); place++) {
            for (int week = revised ? place % 10 : 0; week < weeks; week += revised ? 10 : 1) {
                LocalDate end = LAST_WEEK.minusWeeks(weeks - 1L - week);
                rows.append(end)
                        .append(',')
                        .append(places.get(place))
                        .append(',')
                        .append(end.plusDays(revised ? 11 : 4))
                        .append(',')
                        .append((place * 31 + week * 7) % 40 + (revised ? 3 : 0))
                        .append('\n');
            }
        }
        return rows.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private String upload(byte[] file) {
        HttpResponse<String> answer = service.api()
                .upload("counts.csv", file, Map.of("profile", "flusight", "source", "counties", "synthetic", "true"));
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private boolean isOver(String job) {
        try {
            HttpResponse<String> answer = service.api().get(job);
            return answer.statusCode() == 200
                    && !List.of("queued", "running")
                            .contains(Api.parsed(answer).get("state").asString());
        } catch (java.io.UncheckedIOException notNow) {
            return false;
        }
    }

    private void awaitSuccess(String job) throws IOException {
        PostgresProcess.await("the end of " + job, () -> isOver(job));
        String state = Api.parsed(service.api().get(job)).get("state").asString();
        if (!"succeeded".equals(state)) {
            throw new IllegalStateException(job + " " + state + "\n" + service.log());
        }
    }

    private State state(String name) {
        JdbcTemplate database = postgres.database(name);
        String observations = """
                select count(*) || ' ' || coalesce(sum(hashtextextended(concat_ws(' ', s.place, o.period_end, o.known_from, o.import,
                    o.value, o.missing, o.withdrawn), 0)), 0)
                from surveillance.observation o join surveillance.series s on s.id = o.series
                """;
        String totals = """
                select count(*) || ' ' || coalesce(sum(hashtextextended(concat_ws(' ', t.whole, t.kind, o.period_end, o.known_from,
                    o.value, o.present, o.known), 0)), 0)
                from surveillance.total o join surveillance.total_series t on t.id = o.total_series
                """;
        return new State(
                database.queryForObject("select count(*) from surveillance.observation", Long.class),
                database.queryForObject(observations, String.class),
                database.queryForObject(totals, String.class),
                database.queryForObject("select count(*) from surveillance.series", Long.class),
                database.queryForObject(
                        "select string_agg(concat_ws(' ', id, state, rows, changes, unchanged), ', ' order by id) from surveillance.import",
                        String.class),
                database.queryForObject("select count(*) from surveillance.received_part", Long.class));
    }

    private String url(String name) {
        return postgres.server().getJdbcUrl("postgres", name);
    }

    private void create(String name, String template) {
        PostgresProcess.await("the end of all sessions", () -> {
            postgres.database("postgres")
                    .execute("create database " + name + " template " + template + " strategy file_copy");
            return true;
        });
    }

    private void drop(String name) throws DataAccessException {
        postgres.database("postgres").execute("drop database " + name + " with (force)");
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void print(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }
}
