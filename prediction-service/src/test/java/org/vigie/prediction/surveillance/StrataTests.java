package org.vigie.prediction.surveillance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

/** Counts by age and sex beside the explicit total, from the mapping of a file to the answer. */
@UnitedStates
@WithPostgres("vigie_prediction")
class StrataTests {
    private static final String FILE = """
            Week ending,State,Age group,Flu,Posted
            2024-11-02,Alabama,Total,500,2024-11-06
            2024-11-02,Alabama,0-4,200,2024-11-06
            2024-11-02,Alabama,Women,290,2024-11-06
            2024-11-02,Alabama,65 years and older,210,2024-11-06
            """;
    private static final String MAPPING = """
            {"source": "State hospitals", "header": ["Week ending", "State", "Age group", "Flu", "Posted"], "layout": {
                "date": "Week ending", "place": "State", "asOf": "Posted", "stratum": "Age group",
                "values": [{"column": "Flu", "profile": "flusight"}], "strata": {"women": "sex-female"}}}
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api api;

    @BeforeEach
    void forgetAll() {
        jdbc.sql("""
                truncate surveillance.observation, surveillance.import, surveillance.series, surveillance.mapping,
                    surveillance.total, surveillance.total_series, protection.suppressed cascade
                """).update();
        jdbc.sql("delete from catalogue.source").update();
        api = Api.at(port);
    }

    private String values(String query) {
        StringBuilder values = new StringBuilder();
        for (JsonNode each :
                api.json("/v1/observations?profile=flusight" + query).get("observations")) {
            values.append(each.get("place").asString()).append('=');
            values.append(
                    each.get("value").isNull()
                            ? each.get("reason").asString()
                            : each.get("value").asInt());
            values.append(' ');
        }
        return values.toString().strip();
    }

    private JsonNode imported(JsonNode job) {
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        return api.json(job.get("result").asString());
    }

    @Test
    void columnOfStrataIsReadAsTheMappingSays() {
        assertThat(api.post("/v1/mappings", MAPPING).statusCode()).isEqualTo(201);
        assertThat(api.preview("counts.csv", FILE.getBytes(StandardCharsets.UTF_8), Map.of())
                        .get("findings")
                        .size())
                .isZero();
        JsonNode done = imported(api.importText("counts.csv", FILE, Map.of()));
        assertThat(done.get("rows").asLong()).isEqualTo(4);
        assertThat(done.get("changes").asLong()).isEqualTo(4);
        assertThat(values("")).isEqualTo("01=500");
        assertThat(values("&stratum=all")).isEqualTo("01=500");
        assertThat(values("&stratum=age-0-4")).isEqualTo("01=200");
        assertThat(values("&stratum=sex-female")).isEqualTo("01=290");
        assertThat(values("&stratum=age-65-plus")).isEqualTo("01=210");
        assertThat(values("&stratum=age-5-14")).isEmpty();
        assertThat(api.json("/v1/coverage?place=01")
                        .get("series")
                        .valueStream()
                        .map(each -> each.get("stratum").asString()))
                .containsExactly("all", "age-0-4", "age-65-plus", "sex-female");
        assertThat(api.json("/v1/observations/totals?profile=flusight&place=US&of=state")
                        .get("totals")
                        .get(0)
                        .get("value")
                        .asInt())
                .isEqualTo(500);
    }

    @Test
    void sameFileTwiceChangesNoStratum() {
        api.post("/v1/mappings", MAPPING);
        imported(api.importText("counts.csv", FILE, Map.of()));
        JsonNode again = imported(api.importText("counts.csv", FILE, Map.of()));
        assertThat(again.get("changes").asLong()).as(again.toString()).isZero();
    }

    @Test
    void unknownStratumKeepsTheFileOutAndIsNamedByItsColumn() {
        api.post("/v1/mappings", MAPPING);
        JsonNode job = api.importText("counts.csv", FILE.replace("0-4", "0-9"), Map.of());
        assertThat(job.get("state").asString()).isEqualTo("failed");
        JsonNode finding = api.json("/v1/imports/"
                        + api.json("/v1/imports").get(0).get("id").asLong())
                .get("findings")
                .get(0);
        assertThat(finding.get("rule").asString()).isEqualTo("unknown-stratum");
        assertThat(finding.get("column").asString()).isEqualTo("Age group");
        assertThat(finding.get("found").asString()).isEqualTo("0-9");
        assertThat(finding.get("line").asLong()).isEqualTo(3);
        assertThat(finding.get("expected").asString()).contains("age-0-4", "sex-male");
        assertThat(values("&stratum=sex-female")).isEmpty();
    }

    @Test
    void wholeFileCanBeAboutOneStratum() {
        String mapping = MAPPING.replace("\"stratum\": \"Age group\"", "\"onlyStratum\": \"sex-male\"");
        assertThat(api.post("/v1/mappings", mapping).statusCode()).isEqualTo(201);
        imported(api.importText(
                "men.csv", "Week ending,State,Age group,Flu,Posted\n2024-11-02,Alaska,-,40,2024-11-06\n", Map.of()));
        assertThat(values("&stratum=sex-male")).isEqualTo("02=40");
        assertThat(values("")).isEmpty();
    }

    @Test
    void ownColumnNameNeedsNoMapping() {
        imported(api.importText("flu_hosp.csv", """
                target_end_date,location,stratum,as_of,value
                2024-11-02,01,all,2024-11-06,100
                2024-11-02,01,sex-male,2024-11-06,3
                2024-11-02,01,sex-female,2024-11-06,97
                """, Map.of("source", "own notifications")));
        assertThat(values("")).isEqualTo("01=100");
        assertThat(values("&stratum=sex-male")).isEqualTo("01=suppressed");
        assertThat(values("&stratum=sex-female")).isEqualTo("01=suppressed");
    }

    @Test
    void unknownStrataAreRefusedByName() {
        var read = api.get("/v1/observations?profile=flusight&stratum=age-99");
        assertThat(read.statusCode()).isEqualTo(400);
        assertThat(read.body()).contains("unknown-code", "“stratum”", "“age-99”");
        for (List<String> wrong : List.of(
                List.of("\"women\": \"sex-female\"", "\"women\": \"ladies\"", "mapping-stratum-unknown"),
                List.of("\"stratum\": \"Age group\"", "\"stratum\": \"Age\"", "mapping-column-unknown"),
                List.of(
                        "\"stratum\": \"Age group\"",
                        "\"stratum\": \"Age group\", \"onlyStratum\": \"all\"",
                        "mapping-stratum-twice"))) {
            var answer = api.post("/v1/mappings", MAPPING.replace(wrong.get(0), wrong.get(1)));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains(wrong.get(2));
        }
    }
}
