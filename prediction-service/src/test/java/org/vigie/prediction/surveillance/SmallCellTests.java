package org.vigie.prediction.surveillance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
class SmallCellTests {
    /** Alabama's 7 is small; less the shown states it would follow from the total, so Alaska's 23 is hidden with it. */
    private static final String FILE = """
            target_end_date,location,as_of,value
            2024-11-02,US,2024-11-06,1030
            2024-11-02,01,2024-11-06,7
            2024-11-02,02,2024-11-06,23
            2024-11-02,06,2024-11-06,1000
            2024-11-09,US,2024-11-13,1100
            2024-11-09,01,2024-11-13,50
            2024-11-09,02,2024-11-13,50
            2024-11-09,06,2024-11-13,1000
            """;

    private static final String REVISED = """
            target_end_date,location,as_of,value
            2024-11-02,01,2024-11-20,31
            2024-11-02,US,2024-11-20,1054
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api api;
    private Api officer;

    @BeforeEach
    void importOwnCounts() {
        jdbc.sql("""
                truncate surveillance.observation, surveillance.import, surveillance.series, surveillance.exclusion,
                    protection.suppressed, protection.rule, audit.outbox cascade
                """).update();
        jdbc.sql("delete from protection.public_source where decided_by <> 'system'")
                .update();
        jdbc.sql("delete from catalogue.source").update();
        api = Api.at(port);
        officer = api.as(TestTokens.person("dora", "privacy:manage", "audit:read"));
    }

    private void importOwn(String content) {
        assertThat(api.importText("flu_hosp.csv", content, Map.of("source", "own notifications"))
                        .get("state")
                        .asString())
                .isEqualTo("succeeded");
    }

    private String shown(String query) {
        StringBuilder values = new StringBuilder();
        for (JsonNode each : api.json("/v1/observations?profile=flusight&to=2024-11-02" + query)
                .get("observations")) {
            values.append(each.get("place").asString()).append('=');
            values.append(
                    each.get("value").isNull()
                            ? each.get("reason").asString()
                            : each.get("value").asInt());
            values.append(' ');
        }
        return values.toString().strip();
    }

    @Test
    void smallCountAndItsPartnerAreHidden() {
        importOwn(FILE);
        assertThat(shown("")).isEqualTo("01=suppressed 02=suppressed 06=1000 US=1030");
        assertThat(shown("&place=01")).isEqualTo("01=suppressed");
        assertThat(shown("&place=02")).isEqualTo("02=suppressed");
        JsonNode other = api.json("/v1/observations?profile=flusight&place=01&from=2024-11-09");
        assertThat(other.get("observations").get(0).get("value").asInt()).isEqualTo(50);
    }

    @Test
    void sourceThatNobodyNamedIsPublicAsFarAsHubsPublish() {
        String counties = """
                target_end_date,location,as_of,value
                2024-11-02,01,2024-11-06,60
                2024-11-02,02,2024-11-06,5
                2024-11-02,01001,2024-11-06,3
                2024-11-02,01003,2024-11-06,17
                2024-11-02,01005,2024-11-06,40
                """;
        api.importText("flu_hosp.csv", counties, Map.of());
        assertThat(shown("")).isEqualTo("01=60 01001=suppressed 01003=suppressed 01005=40 02=5");
        officer.put(
                "/v1/small-cells/sources",
                "{\"name\":\"hub target data\",\"alreadyPublic\":true,\"reason\":\"counties are published too\"}");
        assertThat(shown("")).isEqualTo("01=60 01001=3 01003=17 01005=40 02=5");
        jdbc.sql("update protection.public_source set decided_by = 'system' where name = 'hub target data'")
                .update();
    }

    @Test
    void everyFormatAndThePartnerInterfaceShowTheSame() {
        importOwn(FILE);
        for (String path : List.of("/v1/observations", "/partner/v1/observations")) {
            assertThat(api.get(path + "?profile=flusight&to=2024-11-02", "Accept", "text/csv")
                            .body())
                    .contains("flusight,01,2024-11-02,2024-W44,,missing,suppressed,2024-11-06")
                    .contains("flusight,02,2024-11-02,2024-W44,,missing,suppressed,2024-11-06")
                    .doesNotContain(",7,", ",23,");
        }
        assertThat(api.get("/v1/observations?profile=flusight&place=01", "Accept", "application/x-ndjson")
                        .body())
                .contains("\"reason\":\"suppressed\"")
                .doesNotContain("\"value\":7.0");
        assertThat(jdbc.sql("select coalesce(value::text, missing) from published.observation"
                                + " where period_end = '2024-11-02' order by place")
                        .query(String.class)
                        .list())
                .containsExactly("suppressed", "suppressed", "1000", "1030");
    }

    @Test
    void neitherAnEarlierNorALaterDayGivesItAway() {
        importOwn(FILE);
        importOwn(REVISED);
        assertThat(shown("")).isEqualTo("01=suppressed 02=suppressed 06=1000 US=1054");
        assertThat(shown("&as_of=2024-11-06")).isEqualTo("01=suppressed 02=suppressed 06=1000 US=1030");
        for (JsonNode change : api.json("/v1/observations/changes?profile=flusight&then=2024-11-06&place=01&place=02")
                .get("changes")) {
            if (change.get("targetEndDate").asString().equals("2024-11-02")) {
                assertThat(change.get("difference").isNull())
                        .as(change.toString())
                        .isTrue();
                assertThat(change.get("now").get("value").isNull()).isTrue();
            }
        }
        assertThat(api.get("/v1/observations/completeness?profile=flusight&place=01&as_of=2024-11-20")
                        .body())
                .doesNotContain("31.0", "7.0,");
    }

    @Test
    void publicAndSyntheticNumbersAreShownAsTheyAre() {
        api.importText("flu_hosp.csv", FILE, Map.of());
        assertThat(shown("")).isEqualTo("01=7 02=23 06=1000 US=1030");
        assertThat(api.json("/v1/small-cells").get("rules").get(0).get("hidden").asInt())
                .isZero();
    }

    @Test
    void findingsQuoteNoHiddenCountToReaders() {
        importOwn(FILE);
        importOwn("target_end_date,location,as_of,value\n2024-11-02,01,2024-11-27,3.5\n");
        long id = api.json("/v1/imports").get(0).get("id").asLong();
        assertThat(api.json("/v1/imports/" + id).get("findings").toString()).contains("3.5");
        Api reader = api.as(TestTokens.person("rita", "observations:read"));
        assertThat(reader.json("/v1/imports/" + id).get("findings").toString())
                .contains("fractional-count")
                .doesNotContain("3.5");
        assertThat(reader.get("/v1/imports/" + id + "/findings", "Accept", "text/csv")
                        .body())
                .contains("fractional-count")
                .doesNotContain("3.5");
    }

    @Test
    void officerDecidesTheRuleAndItIsAudited() {
        importOwn(FILE);
        String tag = api.get("/v1/observations?profile=flusight")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        String path = "/v1/small-cells/rules/hospital-admissions";
        assertThat(officer.put(path, "{\"threshold\":5,\"countryTotals\":true}").body())
                .contains("\"threshold\":5", "\"decidedBy\":\"dora\"", "\"hidden\":0");
        assertThat(shown("")).isEqualTo("01=7 02=23 06=1000 US=1030");
        assertThat(api.get("/v1/observations?profile=flusight", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(200);
        assertThat(officer.put("/v1/small-cells/rules/hospital-admissions", "{\"threshold\":30,\"countryTotals\":true}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(shown("")).isEqualTo("01=suppressed 02=suppressed 06=1000 US=1030");
        assertThat(jdbc.sql("select actor || ': ' || detail from audit.outbox where event = 'suppression.changed'"
                                + " order by number")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "dora: before=11; country-totals=true; after=5; country-totals=true",
                        "dora: before=5; country-totals=true; after=30; country-totals=true");
    }

    @Test
    void officerSaysThatASourceIsPublic() {
        importOwn(FILE);
        assertThat(officer.put(
                                "/v1/small-cells/sources",
                                "{\"name\":\"own notifications\",\"alreadyPublic\":true,\"reason\":\"bulletin 12\"}")
                        .body())
                .contains("\"alreadyPublic\":true", "bulletin 12");
        assertThat(shown("")).isEqualTo("01=7 02=23 06=1000 US=1030");
        assertThat(jdbc.sql("select detail from audit.outbox where event = 'source.changed'")
                        .query(String.class)
                        .list())
                .containsExactly("public=true; reason=bulletin 12");
    }

    @Test
    void nobodyElseDecides() {
        for (String body : List.of("{\"threshold\":1,\"countryTotals\":true}")) {
            assertThat(api.put("/v1/small-cells/rules/hospital-admissions", body)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(api.put("/v1/small-cells/sources", "{\"name\":\"x\",\"alreadyPublic\":true,\"reason\":\"y\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(officer.put("/v1/small-cells/rules/hospital-admissions", "{\"threshold\":0,\"countryTotals\":true}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(officer.put("/v1/small-cells/rules/hospital-admissions", "{}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(officer.put("/v1/small-cells/rules/weather", "{\"threshold\":5,\"countryTotals\":true}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void singleModelIsWithheldWhereItCouldRepeatAHiddenWeek() {
        importOwn(FILE);
        jdbc.sql("""
                with r as (
                    insert into forecasts.round (profile, disease, indicator, reference_date, as_of, data_vintage,
                        data_revision, seed, code_version, synthetic, state, places, requested_by, requested_at)
                    values ('flusight', 'influenza', 'hospital-admissions', '2024-11-09', '2024-11-06', '2024-11-06', 1,
                        1, 'x', false, 'succeeded', 2, 'ada', now()) returning id)
                insert into forecasts.forecast
                select r.id, model, place, 1, '2024-11-16', array_fill(7.0::float8, array[23])
                from r, unnest(array['baseline', 'ensemble']) model, unnest(array['01', '06']) place
                """).update();
        assertThat(jdbc.sql("select model || ' ' || place from published.forecast order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("baseline 06", "ensemble 01", "ensemble 06");
    }
}
