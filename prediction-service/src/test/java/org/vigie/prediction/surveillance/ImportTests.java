package org.vigie.prediction.surveillance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.TestTokens;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

@UnitedStates
@WithPostgres("vigie_prediction")
class ImportTests {
    private static final String FIRST = """
            target_end_date,location,as_of,value
            2024-11-02,US,2024-11-06,1000
            2024-11-02,01,2024-11-06,20
            2024-11-09,US,2024-11-13,1200
            2024-11-09,01,2024-11-13,
            2024-11-02,US,2024-11-13,1010
            """;

    @LocalServerPort
    private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = Api.at(port);
    }

    @Test
    void keepsEveryVintage() {
        JsonNode job = api.importText("flu_hosp.csv", FIRST, Map.of());
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        assertThat(value("US", "2024-11-02", "2024-11-06")).isEqualTo("1000.0");
        assertThat(value("US", "2024-11-02", "2024-11-13")).isEqualTo("1010.0");
        JsonNode missing = api.json("/v1/observations?profile=flusight&place=01&as_of=2024-11-13")
                .get("observations")
                .get(1);
        assertThat(missing.get("status").asString()).isEqualTo("missing");
        assertThat(missing.get("week").asString()).isEqualTo("2024-W45");
    }

    @Test
    void weeksDelimitersAndEncodingsDoNotMatter() {
        String weeks = FIRST.replace("target_end_date", "epiweek")
                .replace("2024-11-02", "202444")
                .replace("2024-11-09", "2024-W45")
                .replace(',', ';');
        JsonNode job = api.awaitJob(api.upload("flu_hosp.csv", weeks.getBytes(StandardCharsets.UTF_16), Map.of()));
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        assertThat(value("US", "2024-11-02", "2024-11-13")).isEqualTo("1010.0");
    }

    @Test
    void sameFileTwiceChangesNothing() {
        api.importText("again_flu_hosp.csv", FIRST, Map.of());
        JsonNode second = result(api.importText("again_flu_hosp.csv", FIRST, Map.of()));
        assertThat(second.get("changes").asLong()).isZero();
        assertThat(second.get("unchanged").asLong()).isEqualTo(5);
    }

    @Test
    void laterVintagesAppendOnlyChanges() {
        api.importText("flu_hosp.csv", FIRST, Map.of());
        String later = FIRST + """
                2024-11-02,US,2024-11-20,1010
                2024-11-09,US,2024-11-20,1300
                2024-11-16,US,2024-11-20,1500
                """;
        JsonNode imported = result(api.importText("later_flu_hosp.csv", later, Map.of()));
        assertThat(imported.get("changes").asLong()).isEqualTo(2);
        assertThat(value("US", "2024-11-09", "2024-11-19")).isEqualTo("1200.0");
        assertThat(value("US", "2024-11-09", "2024-11-20")).isEqualTo("1300.0");
    }

    @Test
    void syntheticDataDoNotMixWithReal() {
        api.importText("flu_hosp.csv", FIRST, Map.of());
        JsonNode job = api.importText("flu_hosp.csv", FIRST, Map.of("synthetic", "true", "source", "simulator"));
        assertThat(job.get("problem").asString()).contains("holds real data");
    }

    @Test
    void realDataDoNotMixWithSynthetic() {
        api.importText("covid_hosp.csv", FIRST, Map.of("synthetic", "true", "source", "simulator"));
        JsonNode job = api.importText("covid_hosp.csv", FIRST, Map.of());
        assertThat(job.get("problem").asString())
                .startsWith("COVID-19 – weekly hospital admissions holds synthetic demonstration data.");
    }

    @Test
    void csvHoldsTheSameObservations() {
        api.importText("flu_hosp.csv", FIRST, Map.of());
        String csv = api.get("/v1/observations?profile=flusight&place=01&as_of=2024-11-13", "Accept", "text/csv")
                .body();
        assertThat(csv)
                .contains("flusight,01,2024-11-02,2024-W44,20,present,,2024-11-06,,2024-11-13,false")
                .contains("flusight,01,2024-11-09,2024-W45,,missing,not-reported,2024-11-13,,2024-11-13,false");
    }

    @Test
    void linesOfJsonHaveTheSameRows() {
        api.importText("flu_hosp.csv", FIRST, Map.of());
        String path = "/v1/observations?profile=flusight&as_of=2024-11-13";
        List<String> lines =
                api.get(path, "Accept", "application/x-ndjson").body().lines().toList();
        assertThat(lines).hasSize(api.json(path).get("observations").size());
        assertThat(lines.getFirst())
                .startsWith("{")
                .contains("\"place\":\"01\"")
                .endsWith("}");
    }

    @Test
    void knownDataAreNotSentAgain() {
        api.importText("flu_hosp.csv", FIRST, Map.of());
        String path = "/v1/observations?profile=flusight&as_of=2024-11-13";
        var first = api.get(path);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
        assertThat(api.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        String other = FIRST.replace("2024-11-02,01,2024-11-06,20", "2024-11-02,02,2024-11-06,5");
        api.importText("other_flu_hosp.csv", other, Map.of());
        assertThat(api.get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void tokensWithoutThePermissionAreRefused() {
        Api reader = api.as(TestTokens.person("bob", "forecasts:read"));
        assertThat(reader.get("/v1/observations?profile=flusight").statusCode()).isEqualTo(403);
        assertThat(reader.get("/v1/profiles").statusCode()).isEqualTo(403);
        assertThat(reader.post("/v1/rounds", "{\"profile\": \"flusight\"}").statusCode())
                .isEqualTo(403);
        assertThat(reader.upload("x.csv", new byte[] {1}, Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(api.as("Bearer nonsense").get("/v1/profiles").statusCode()).isEqualTo(401);
    }

    private JsonNode result(JsonNode job) {
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        return api.json(job.get("result").asString());
    }

    private String value(String place, String week, String asOf) {
        return api.json("/v1/observations?profile=flusight&place=" + place + "&as_of=" + asOf + "&from=" + week + "&to="
                        + week)
                .get("observations")
                .get(0)
                .get("value")
                .asString();
    }
}
