package org.vigie.prediction.surveillance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.TestTokens;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

@UnitedStates
@WithPostgres("vigie_prediction")
class MappingTests {
    private static final String FILE = """
            Week ending;State;Flu;Covid;Posted
            11/02/2024;Alabama;20;n/a;11/06/2024
            11/02/2024;USA;1000;2000;11/06/2024
            """;
    private static final String MAPPING = """
            {"source": "State hospitals", "header": ["Week ending", "State", "Flu", "Covid", "Posted"], "layout": {
                "date": "Week ending", "days": "week-end-month-first", "place": "State", "asOf": "Posted",
                "values": [{"column": "Flu", "profile": "flusight"}, {"column": "Covid", "profile": "covid-hub"}],
                "places": {"USA": "US"}, "missing": ["n/a"]}}
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api api;

    @BeforeEach
    void connect() {
        jdbc.sql("delete from surveillance.mapping").update();
        api = Api.at(port);
    }

    @Test
    void unknownColumnsAreShownAndAskedAbout() {
        JsonNode preview = api.preview("counts.csv", bytes(FILE), Map.of());
        assertThat(preview.get("recognised").asBoolean()).isFalse();
        assertThat(preview.get("layout").isNull()).isTrue();
        assertThat(preview.get("columns").toString()).contains("Week ending", "Covid");
        assertThat(preview.get("rows").get(0).toString()).contains("Alabama");
        assertThat(preview.get("findings").size()).isZero();
    }

    @Test
    void savedMappingIsUsedAgainForTheSameColumns() {
        save(MAPPING);
        JsonNode preview = api.preview("counts.csv", bytes(FILE), Map.of());
        assertThat(preview.get("source").asString()).isEqualTo("State hospitals");
        assertThat(preview.get("checked").asLong()).isEqualTo(4);
        assertThat(preview.get("findings").size()).as(preview.toString()).isZero();
        JsonNode imported = imported(api.importText("counts.csv", FILE, Map.of()));
        assertThat(imported.get("source").asString()).isEqualTo("State hospitals");
        assertThat(imported.get("profiles").toString()).contains("flusight", "covid-hub");
        assertThat(value("flusight", "01").get("value").asDouble()).isEqualTo(20);
        assertThat(value("covid-hub", "US").get("value").asDouble()).isEqualTo(2000);
        assertThat(value("covid-hub", "01").get("status").asString()).isEqualTo("missing");
    }

    @Test
    void findingsNameTheColumnsOfTheFile() {
        save(MAPPING);
        String bad = FILE + "11/02/2024;Alaska;many;3;11/06/2024\n";
        JsonNode finding =
                api.preview("counts.csv", bytes(bad), Map.of()).get("findings").get(0);
        assertThat(finding.get("line").asLong()).isEqualTo(4);
        assertThat(finding.get("column").asString()).isEqualTo("Flu");
        assertThat(finding.get("rule").asString()).isEqualTo("not-a-number");
    }

    @Test
    void changedFormatIsANamedFindingAndNothingIsKept() {
        save(MAPPING);
        JsonNode job = api.importText(
                "counts.csv", FILE.replace("Covid", "COVID-19 new"), Map.of("source", "State hospitals"));
        assertThat(job.get("state").asString()).isEqualTo("failed");
        JsonNode finding = api.json("/v1/imports").get(0);
        JsonNode detail = api.json("/v1/imports/" + finding.get("id").asLong());
        assertThat(detail.get("findings").get(0).get("rule").asString()).isEqualTo("mapping-column");
        assertThat(detail.get("findings").get(0).get("expected").asString()).isEqualTo("Covid");
        assertThat(detail.get("state").asString()).isEqualTo("quarantined");
        assertThat(detail.get("changes").asLong()).isZero();
    }

    @Test
    void oneMoreColumnChangesNothing() {
        save(MAPPING);
        String wider = FILE.replace(";Posted", ";Posted;Note").replace("/06/2024", "/06/2024;x");
        imported(api.importText("counts.csv", wider, Map.of("source", "State hospitals")));
        assertThat(value("flusight", "US").get("value").asDouble()).isEqualTo(1000);
    }

    @Test
    void mappingIsReplacedAndDeleted() {
        long id = save(MAPPING).get("id").asLong();
        assertThat(save(MAPPING.replace("\"n/a\"", "\"-\"")).get("id").asLong()).isEqualTo(id);
        assertThat(api.json("/v1/mappings").toString()).contains("State hospitals", "\"-\"");
        assertThat(api.delete("/v1/mappings/" + id).statusCode()).isEqualTo(204);
        assertThat(api.delete("/v1/mappings/" + id).statusCode()).isEqualTo(404);
        assertThat(api.json("/v1/mappings").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                "date": "Week ending",             |                            | mapping-without-date
                "place": "State",                  |                            | mapping-without-place
                "place": "State",                  | "place": "Nowhere",        | mapping-column-unknown
                "place": "State",                  | "place": "Flu",            | mapping-column-twice
                "place": "State",                  | "onlyPlace": "XX",         | mapping-place-unknown
                "days": "week-end-month-first",    | "days": "sometimes",       | mapping-days-unknown
                "profile": "covid-hub"             | "profile": "measles"       | unknown-profile
                "column": "Covid",                 | "column": "",              | mapping-without-value
                """)
    void rolesAreEnforced(String right, String wrong, String problem) {
        var answer = api.post("/v1/mappings", MAPPING.replace(right, wrong == null ? "" : wrong));
        assertThat(answer.body()).contains("urn:vigie:problem:" + problem);
    }

    @Test
    void readersMayNotChangeMappings() {
        Api reader = api.as(TestTokens.person("bob", "observations:read"));
        assertThat(reader.get("/v1/mappings").statusCode()).isEqualTo(200);
        assertThat(reader.post("/v1/mappings", MAPPING).statusCode()).isEqualTo(403);
        assertThat(reader.delete("/v1/mappings/1").statusCode()).isEqualTo(403);
    }

    private JsonNode save(String mapping) {
        var answer = api.post("/v1/mappings", mapping);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Api.parsed(answer);
    }

    private JsonNode imported(JsonNode job) {
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        return api.json(job.get("result").asString());
    }

    private JsonNode value(String profile, String place) {
        return api.json("/v1/observations?profile=" + profile + "&place=" + place + "&as_of=2024-11-06")
                .get("observations")
                .get(0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
