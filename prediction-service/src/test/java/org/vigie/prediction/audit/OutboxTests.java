package org.vigie.prediction.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.WithPostgres;

@UnitedStates
@WithPostgres("vigie_prediction")
@TestPropertySource(properties = "vigie.prediction.client-secret=auth-service-is-not-there-in-this-test")
class OutboxTests {
    private static final String FILE = """
            target_end_date,location,as_of,value
            2024-11-02,01,2024-11-06,20
            2024-11-09,01,2024-11-13,30
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private TransactionTemplate transactions;

    private Api api;

    @BeforeEach
    void empty() {
        jdbc.sql("truncate surveillance.observation, surveillance.import, surveillance.exclusion, audit.outbox cascade")
                .update();
        api = Api.at(port);
    }

    private List<String> waiting() {
        return jdbc.sql("select event || ' ' || actor || ' ' || subject || ' ' || detail from audit.outbox"
                        + " where refused is null order by number")
                .query(String.class)
                .list();
    }

    @Test
    void importIsToldFromItsReceptionToItsWithdrawal() {
        api.importText("flu_hosp.csv", FILE, Map.of());
        long id = api.json("/v1/imports").get(0).get("id").asLong();
        api.post("/v1/imports/" + id + "/withdrawal", "{\"reason\": \"wrong file\"}");
        assertThat(waiting())
                .containsExactly(
                        "import.received ada flu_hosp.csv import=" + id + "; source=hub target data",
                        "import.accepted ada flu_hosp.csv import=" + id + "; rows=2; changes=2",
                        "import.withdrawn ada import " + id + " reason=wrong file");
        assertThat(jdbc.sql("select distinct address from audit.outbox where event <> 'import.accepted'")
                        .query(String.class)
                        .single())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void refusedFileIsTold() {
        api.importText("flu_hosp.csv", "target_end_date,location,as_of,value\n2024-11-02,01,2024-11-06,x\n", Map.of());
        assertThat(waiting()).anyMatch(event -> event.startsWith("import.quarantined ada flu_hosp.csv"));
    }

    @Test
    void exclusionIsToldWithItsReason() {
        String path = "/v1/profiles/flusight/exclusions";
        api.post(path, "{\"place\":\"01\",\"from\":\"2024-11-01\",\"to\":\"2024-11-03\",\"reason\":\"strike\"}");
        api.delete(path + "/" + api.json(path).get(0).get("id").asLong());
        assertThat(waiting())
                .containsExactly(
                        "exclusion.made ada flusight 01 from=2024-11-01; to=2024-11-03; reason=strike",
                        "exclusion.lifted ada flusight 01 from=2024-11-01; to=2024-11-03");
    }

    @Test
    void exportIsToldWithItsSelection() {
        api.importText("flu_hosp.csv", FILE, Map.of());
        jdbc.sql("truncate audit.outbox").update();
        api.get("/v1/observations?profile=flusight&place=01&as_of=2024-11-07&from=2024-11-01", "Accept", "text/csv");
        api.get("/v1/observations?profile=flusight", "Accept", "application/x-ndjson");
        api.get("/v1/observations?profile=flusight");
        api.get("/partner/v1/observations?profile=flusight&limit=1");
        assertThat(waiting())
                .containsExactly(
                        "export.observations ada flusight format=csv; as-of=2024-11-07; places=01; from=2024-11-01",
                        "export.observations ada flusight format=ndjson; as-of=2024-11-13; places=*",
                        "export.observations ada flusight client=partner; query=profile=flusight&limit=1");
    }

    @Test
    void workThatIsUndoneIsNotTold() {
        transactions.executeWithoutResult(transaction -> {
            audit.add("import.received", "ada", "never", "");
            transaction.setRollbackOnly();
        });
        assertThat(waiting()).isEmpty();
    }
}
