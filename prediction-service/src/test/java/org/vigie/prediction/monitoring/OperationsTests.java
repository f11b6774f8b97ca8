package org.vigie.prediction.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.prediction.forecasts.TestSeasons;
import org.vigie.testsupport.TestTokens;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

@UnitedStates
@WithPostgres("vigie_prediction")
class OperationsTests {
    private static final String PATH = "/v1/operations";

    @Autowired
    private ChangingMeters meters;

    @Autowired
    private MeterRegistry registry;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Api api;
    private Api operator;

    @BeforeEach
    void bringData() {
        api = Api.at(port);
        operator = api.as(TestTokens.person("olga", "operations:read"));
        api.importText("flu_hosp.csv", TestSeasons.ofTwoPlaces(), Map.of("source", "cdc"));
    }

    @Test
    void sourcesTellTheirFreshnessAndTheFateOfTheirNewestFile() {
        api.importText(
                "flu_hosp.csv",
                "target_end_date,location,as_of,value\n2024-11-30,ZZ,2024-12-04,1\n",
                Map.of("source", "cdc"));
        meters.read();
        double newest = (double)
                LocalDate.parse(api.json("/v1/profiles").get(0).get("lastAsOf").asString())
                        .atStartOfDay(ZoneOffset.UTC)
                        .toEpochSecond();
        assertThat(value("vigie.source.as.of.timestamp", "profile", "flusight", "source", "cdc", "synthetic", "false"))
                .isEqualTo(newest);
        assertThat(value("vigie.import.lag", "profile", "flusight", "source", "cdc"))
                .isGreaterThan(86_400);
        assertThat(value("vigie.import.duration", "source", "cdc")).isPositive();
        assertThat(value("vigie.import.refused", "source", "cdc")).isOne();
        assertThat(value("vigie.database.size")).isGreaterThan(1e6);
        JsonNode source = operator.json(PATH).get("sources").get(0);
        assertThat(source.get("stale").asBoolean()).isTrue();
        assertThat(source.get("newestRefused").asBoolean()).isTrue();
        assertThat(source.get("lagSeconds").asLong()).isPositive();
    }

    @Test
    void onlyRoundsOfTheirOwnWeekCountAsLive() {
        api.awaitJob(api.post("/v1/rounds", "{\"profile\": \"flusight\", \"asOf\": \"2023-11-15\"}"));
        awaitScores();
        meters.read();
        assertThat(registry.find("vigie.model.coverage").gauges()).isEmpty();
        jdbc.sql("update forecasts.round set requested_at = ?")
                .param(OffsetDateTime.parse("2023-11-16T08:00:00Z"))
                .update();
        meters.read();
        JsonNode shown = api.json("/v1/scores?profile=flusight&model=ensemble")
                .get("scores")
                .get(0);
        assertThat(value("vigie.model.scored.forecasts", "model", "ensemble", "period", "recent"))
                .isEqualTo(8);
        assertThat(value("vigie.model.coverage", "model", "ensemble", "period", "recent", "interval", "95"))
                .isCloseTo(shown.get("coverage95").asDouble(), within(1e-9));
        assertThat(value("vigie.model.relative.wis", "model", "ensemble", "period", "recent"))
                .isCloseTo(shown.get("relativeToBaseline").asDouble(), within(1e-9));
        JsonNode round = operator.json(PATH).get("rounds").get(0);
        assertThat(round.get("state").asString()).isEqualTo("succeeded");
        assertThat(round.get("usualSeconds").asDouble()).isPositive();
    }

    @Test
    void operatorsSeeWhyAJobFailedOrWasTakenUpAgain() {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into jobs.job (id, kind, subject, state, attempts, requested_by, language, created_at, finished_at, problem)
                values (?, 'round', 7, 'failed', 2, 'ada', 'en', now(), now(), 'No model succeeded.')
                """).param(id).update();
        jdbc.sql("insert into jobs.log_line (job, at, text) values (?, now(), 'Taken up again')")
                .param(id)
                .update();
        String answer = operator.get(PATH).body();
        assertThat(answer)
                .contains(id.toString(), "No model succeeded.", "Taken up again")
                .doesNotContain("\"ada\"");
    }

    @Test
    void othersAreRefused() {
        assertThat(api.get(PATH).statusCode()).isEqualTo(403);
    }

    private void awaitScores() {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (api.json("/v1/scores?profile=flusight").get("pending").asBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private double value(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }
}
