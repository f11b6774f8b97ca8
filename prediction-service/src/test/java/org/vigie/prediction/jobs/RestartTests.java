package org.vigie.prediction.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

/** The database as a killed process leaves it: a job that is running for nobody. */
@UnitedStates
@WithPostgres("vigie_prediction")
class RestartTests {
    private static final String FILE = "target_end_date,location,as_of,value\n2024-11-02,US,2024-11-06,1000\n";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void importOfADeadProcessIsTakenUpAgain() throws InterruptedException {
        UUID job = abandonedImport(1);
        JsonNode ended = await(job);
        assertThat(ended.get("state").asString()).as(ended.toString()).isEqualTo("succeeded");
        assertThat(ended.get("log").toString()).contains("taken up again");
        assertThat(jdbc.sql("select count(*) from surveillance.observation")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void jobThatKillsItsProcessAgainAndAgainIsGivenUp() throws InterruptedException {
        JsonNode ended = await(abandonedImport(3));
        assertThat(ended.get("state").asString()).isEqualTo("failed");
        assertThat(ended.get("problem").asString()).contains("stopped three times");
    }

    @Test
    void queuedJobCanBeCancelled() {
        UUID job = UUID.randomUUID();
        long id = receivedFile("received");
        insertJob(job, id, "queued", 0);
        jdbc.sql("""
                insert into jobs.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                values ('job', ?, now() + interval '1 day', false, 1)
                """).param(job.toString()).update();
        assertThat(Api.at(port).delete("/v1/jobs/" + job).statusCode()).isEqualTo(202);
        assertThat(Api.at(port).json("/v1/jobs/" + job).get("state").asString()).isEqualTo("cancelled");
        assertThat(Api.at(port).json("/v1/imports/" + id).get("state").asString())
                .isEqualTo("cancelled");
    }

    private UUID abandonedImport(int attempts) {
        UUID job = UUID.randomUUID();
        insertJob(job, receivedFile("reading"), "running", attempts);
        jdbc.sql("""
                insert into jobs.scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,
                    last_heartbeat, version)
                values ('job', ?, now() - interval '2 minutes', true, 'dead', now() - interval '1 minute', 1)
                """).param(job.toString()).update();
        return job;
    }

    private void insertJob(UUID job, long subject, String state, int attempts) {
        jdbc.sql("""
                insert into jobs.job (id, kind, subject, state, attempts, requested_by, language, created_at)
                values (?, 'import', ?, ?, ?, 'ada', 'en', now())
                """).params(job, subject, state, attempts).update();
    }

    private long receivedFile(String state) {
        long id = jdbc.sql("""
                insert into surveillance.import (file_name, source_name, synthetic, state, bytes, sha256, received_at,
                    imported_by)
                values ('flu_hosp.csv', 'hub target data', false, ?, 1, '', now(), 'ada') returning id
                """).param(state).query(Long.class).single();
        jdbc.sql("insert into surveillance.received_part (import, part, content) values (?, 0, ?)")
                .params(id, FILE.getBytes(StandardCharsets.UTF_8))
                .update();
        return id;
    }

    private JsonNode await(UUID job) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            JsonNode found = Api.at(port).json("/v1/jobs/" + job);
            if (!found.get("state").asString().equals("running") || System.nanoTime() > deadline) {
                return found;
            }
            Thread.sleep(300);
        }
    }
}
