package org.vigie.prediction.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Kills real processes in the midst of an import: the service, the process of PostgreSQL that works for it, and PostgreSQL as a
 * whole. A lock on a table holds the import at the place where it is to be killed.
 */
class KilledTests {
    private static final List<String> PLACES = List.of("US", "01", "02", "04", "05", "06");
    private static final int WEEKS = 300;

    @TempDir
    private static Path folder;

    private PostgresProcess postgres;
    private ServiceProcess service;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        postgres = PostgresProcess.start(folder.resolve("data"));
        postgres.database("postgres").execute("create database epi");
        service = ServiceProcess.start(url(), folder);
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
        postgres.close();
    }

    private String url() {
        return postgres.server().getJdbcUrl("postgres", "epi");
    }

    private JdbcTemplate database() {
        return postgres.database("epi");
    }

    @Test
    void importsOutliveTheirProcessAndTheirDatabase() throws Exception {
        String job;
        try (Held copied = hold("surveillance.observation")) {
            job = upload(file(0));
            copied.awaitImport();
            service.kill();
        }
        assertThat(count()).isZero();

        try (Held appended = hold("surveillance.revision")) {
            service = ServiceProcess.start(url(), folder);
            appended.awaitImport();
            service.kill();
        }
        assertThat(count()).isZero();

        service = ServiceProcess.start(url(), folder);
        awaitSuccess(job);
        assertThat(count()).isEqualTo((long) PLACES.size() * WEEKS);
        assertNothingLostOrDoubled();

        // the server process that works for the import dies, and PostgreSQL recovers by itself
        try (Held appended = hold("surveillance.revision")) {
            job = upload(file(1));
            PostgresProcess.kill(appended.awaitImport());
        }
        awaitSuccess(job);
        assertThat(count()).isEqualTo(2L * PLACES.size() * WEEKS);

        // all of PostgreSQL is gone for a while
        try (Held copied = hold("surveillance.observation")) {
            job = upload(file(2));
            copied.awaitImport();
            postgres.kill();
        }
        postgres.restart();
        awaitSuccess(job);
        assertThat(count()).isEqualTo(3L * PLACES.size() * WEEKS);
        assertNothingLostOrDoubled();
    }

    /** Every week of every place; each revision is known a week later and one higher. */
    private static String file(int revision) {
        StringBuilder rows = new StringBuilder("target_end_date,location,as_of,value\n");
        LocalDate last = LocalDate.of(2024, 11, 2);
        for (String place : PLACES) {
            for (int week = 0; week < WEEKS; week++) {
                LocalDate end = last.minusWeeks(week);
                rows.append(
                        "%s,%s,%s,%d\n".formatted(end, place, end.plusDays(4 + 7L * revision), 100 + week + revision));
            }
        }
        return rows.toString();
    }

    private String upload(String content) {
        var answer = service.api()
                .upload("flu_hosp.csv", content.getBytes(StandardCharsets.UTF_8), Map.of("profile", "flusight"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private void awaitSuccess(String job) throws IOException {
        JsonNode[] last = new JsonNode[1];
        PostgresProcess.await("the end of " + job, () -> {
            var answer = service.api().get(job);
            if (answer.statusCode() != 200) {
                return false;
            }
            last[0] = org.vigie.prediction.Api.parsed(answer);
            return !List.of("queued", "running").contains(last[0].get("state").asString());
        });
        assertThat(last[0].get("state").asString())
                .as(last[0] + "\n" + service.log())
                .isEqualTo("succeeded");
        assertThat(last[0].get("log").toString()).contains("taken up again");
    }

    private long count() {
        return database().queryForObject("select count(*) from surveillance.observation", Long.class);
    }

    private void assertNothingLostOrDoubled() {
        JdbcTemplate database = database();
        assertThat(database.queryForObject(
                        "select count(*) from (select distinct series, period_end, known_from from surveillance.observation) o",
                        Long.class))
                .isEqualTo(count());
        assertThat(database.queryForList("select distinct state from surveillance.import", String.class))
                .containsExactly("accepted");
        assertThat(database.queryForObject("select count(*) from surveillance.received_part", Long.class))
                .isZero();
        assertThat(database.queryForObject(
                        "select sum(o.value) from surveillance.total o join surveillance.total_series t"
                                + " on t.id = o.total_series where t.whole = 'US' and t.kind = 'state'",
                        Double.class))
                .isEqualTo(database.queryForObject(
                        "select sum(value) from (select distinct on (series, period_end) value"
                                + " from surveillance.observation o join surveillance.series s on s.id = o.series"
                                + " where s.place <> 'US' order by series, period_end, known_from desc) newest",
                        Double.class));
    }

    private Held hold(String table) throws Exception {
        Connection connection = postgres.server().getDatabase("postgres", "epi").getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in exclusive mode");
        }
        return new Held(connection);
    }

    /** A lock that stops the import where it writes to the table. */
    private final class Held implements AutoCloseable {
        private final Connection connection;

        private Held(Connection connection) {
            this.connection = connection;
        }

        /** Waits until the import has come here; the process id of the server process that works for it. */
        private long awaitImport() {
            Long[] found = new Long[1];
            PostgresProcess.await("the import at the lock", () -> {
                found[0] = database()
                        .queryForList(
                                "select pid::bigint from pg_stat_activity where wait_event_type = 'Lock'"
                                        + " and datname = 'epi' limit 1",
                                Long.class)
                        .stream()
                        .findFirst()
                        .orElse(null);
                return found[0] != null;
            });
            return found[0];
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (java.sql.SQLException gone) {
                // the server that held it has been killed
            }
        }
    }
}
