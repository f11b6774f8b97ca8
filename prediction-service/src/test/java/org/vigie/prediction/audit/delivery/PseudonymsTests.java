package org.vigie.prediction.audit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.TestTokens;
import org.vigie.testsupport.WithPostgres;

@UnitedStates
@WithPostgres("vigie_prediction")
@TestPropertySource(properties = "vigie.prediction.client-secret=auth-service-is-not-there-in-this-test")
class PseudonymsTests {
    private static final String FILE = """
            target_end_date,location,as_of,value
            2024-11-02,01,2024-11-06,20
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Pseudonyms pseudonyms;

    @BeforeEach
    void empty() {
        jdbc.sql("truncate surveillance.observation, surveillance.import, surveillance.exclusion, audit.outbox cascade")
                .update();
    }

    @Test
    void everyColumnThatNamesAPersonIsKnown() {
        assertThat(jdbc.sql("""
                        select table_schema || '.' || table_name || '.' || column_name from information_schema.columns
                        where column_name ~ '(_by|author|actor)$'
                          and table_schema not in ('pg_catalog', 'information_schema', 'public')
                          and table_schema || '.' || table_name <> 'jobs.scheduled_tasks'
                        """).query(String.class).list()).containsExactlyInAnyOrderElementsOf(Pseudonyms.columns());
    }

    @Test
    void nameOfAnErasedPersonStandsNowhere() {
        var start = Instant.now().minusSeconds(60);
        var zelda = Api.at(port)
                .as(TestTokens.person("zelda", "observations:read", "observations:import", "privacy:manage"));
        zelda.importText("flu_hosp.csv", FILE, Map.of());
        long id = zelda.json("/v1/imports").get(0).get("id").asLong();
        zelda.post("/v1/imports/" + id + "/withdrawal", "{\"reason\": \"wrong file\"}");
        String path = "/v1/profiles/flusight/exclusions";
        zelda.post(path, "{\"place\":\"01\",\"from\":\"2024-11-01\",\"to\":\"2024-11-03\",\"reason\":\"strike\"}");
        zelda.delete(path + "/" + zelda.json(path).get(0).get("id").asLong());
        zelda.put("/v1/small-cells/sources", "{\"name\":\"clinics\",\"alreadyPublic\":true,\"reason\":\"on the web\"}");
        jdbc.sql("""
                insert into forecasts.backtest (profile, first_date, last_date, requested_by, requested_at)
                values ('flusight', '2024-01-06', '2024-02-03', 'zelda', now())""").update();
        assertThat(whereIs("zelda"))
                .contains(
                        "audit.outbox",
                        "forecasts.backtest",
                        "jobs.job",
                        "protection.public_source",
                        "surveillance.exclusion",
                        "surveillance.import");

        pseudonyms.putFor(new ErasedPerson(UUID.randomUUID(), "zelda", start, Instant.now(), "erased-1a2b3c4d"));

        assertThat(whereIs("zelda")).isEmpty();
        assertThat(zelda.json(path).get(0).get("author").asString()).isEqualTo("erased-1a2b3c4d");
    }

    @Test
    void whoeverHasTheSameNameBeforeOrAfterKeepsIt() {
        jdbc.sql("""
                insert into forecasts.backtest (profile, first_date, last_date, requested_by, requested_at) values
                ('flusight', '2024-01-06', '2024-02-03', 'yves', '2024-01-01T00:00:00Z'),
                ('flusight', '2024-01-06', '2024-02-03', 'yves', '2025-01-01T00:00:00Z'),
                ('flusight', '2024-01-06', '2024-02-03', 'yves', '2026-01-01T00:00:00Z')""").update();
        pseudonyms.putFor(new ErasedPerson(
                UUID.randomUUID(),
                "yves",
                Instant.parse("2024-06-01T00:00:00Z"),
                Instant.parse("2025-06-01T00:00:00Z"),
                "erased-5e6f7a8b"));
        assertThat(jdbc.sql("""
                        select requested_by from forecasts.backtest where requested_by in ('yves', 'erased-5e6f7a8b')
                        order by requested_at""").query(String.class).list()).containsExactly("yves", "erased-5e6f7a8b", "yves");
    }

    private List<String> whereIs(String word) {
        return jdbc.sql("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                        order by 1""").query(String.class).list().stream()
                .filter(table -> jdbc.sql("select exists (select from " + table + " t where t::text like ?)")
                        .param("%" + word + "%")
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
