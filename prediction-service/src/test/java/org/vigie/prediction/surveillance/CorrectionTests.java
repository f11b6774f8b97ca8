package org.vigie.prediction.surveillance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.forecasting.hub.Findings;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.hub.HubTargetData;
import org.vigie.forecasting.series.Revision;
import org.vigie.forecasting.series.WeeklySeries;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.prediction.catalogue.Stratum;
import org.vigie.prediction.jobs.JobFailedException;
import org.vigie.prediction.surveillance.ingest.VintageWriter;
import org.vigie.testsupport.TestTokens;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

@UnitedStates
@WithPostgres("vigie_prediction")
class CorrectionTests {
    private static final String FIRST = """
            target_end_date,location,as_of,value
            2024-11-02,01,2024-11-06,20
            2024-11-09,01,2024-11-13,30
            """;
    private static final String WRONG = """
            target_end_date,location,as_of,value
            2024-11-02,01,2024-11-20,900
            2024-11-16,01,2024-11-20,40
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private VintageWriter vintages;

    @Autowired
    private Surveillance surveillance;

    @Autowired
    private TransactionTemplate transactions;

    private Api api;

    @BeforeEach
    void importBoth() {
        jdbc.sql("truncate surveillance.observation, surveillance.import, surveillance.exclusion cascade")
                .update();
        api = Api.at(port);
        api.importText("flu_hosp.csv", FIRST, Map.of());
        api.importText("flu_hosp.csv", WRONG, Map.of());
    }

    private String values() {
        StringBuilder values = new StringBuilder();
        for (JsonNode each :
                api.json("/v1/observations?profile=flusight&place=01").get("observations")) {
            values.append(each.get("value").asInt()).append(' ');
        }
        return values.toString().strip();
    }

    @Test
    void withdrawnImportIsClosedNotDeleted() {
        assertThat(values()).isEqualTo("900 30 40");
        long id = api.json("/v1/imports").get(0).get("id").asLong();
        assertThat(api.post("/v1/imports/" + id + "/withdrawal", "{}").statusCode())
                .isEqualTo(400);
        assertThat(api.post("/v1/imports/" + id + "/withdrawal", "{\"reason\": \"wrong file\"}")
                        .body())
                .contains("\"withdrawn\"", "wrong file");
        assertThat(values()).isEqualTo("20 30");
        assertThat(api.post("/v1/imports/" + id + "/withdrawal", "{\"reason\": \"again\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(jdbc.sql("select count(*) from surveillance.observation where withdrawn")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void withdrawnFileCanBeTakenInAgain() {
        long id = api.json("/v1/imports").get(0).get("id").asLong();
        api.post("/v1/imports/" + id + "/withdrawal", "{\"reason\": \"wrong file\"}");
        api.importText("flu_hosp.csv", WRONG, Map.of());
        assertThat(values()).isEqualTo("900 30 40");
    }

    @Test
    void lastPublicationFollowsWhatIsKnown() {
        assertThat(knownSince()).isEqualTo("2024-11-16 2024-11-20, source 2024-11-20");
        assertThat(surveillance.lastAsOf(HubProfile.FLUSIGHT, LocalDate.of(2024, 11, 19)))
                .contains(LocalDate.of(2024, 11, 13));
        assertThat(surveillance.lastAsOf(HubProfile.FLUSIGHT, LocalDate.of(2024, 11, 5)))
                .isEmpty();
        long wrong = api.json("/v1/imports").get(0).get("id").asLong();
        api.importText("flu_hosp.csv", "target_end_date,location,as_of,value\n2024-11-16,01,2024-11-27,40\n", Map.of());
        assertThat(knownSince()).isEqualTo("2024-11-16 2024-11-20, source 2024-11-20");
        api.post("/v1/imports/" + wrong + "/withdrawal", "{\"reason\": \"wrong file\"}");
        assertThat(knownSince()).isEqualTo("2024-11-09 2024-11-13, source 2024-11-13");
        api.importText("flu_hosp.csv", "target_end_date,location,as_of,value\n2024-11-16,01,2024-11-27,40\n", Map.of());
        assertThat(knownSince()).isEqualTo("2024-11-16 2024-11-27, source 2024-11-27");
        assertThat(surveillance.lastAsOf(HubProfile.FLUSIGHT, LocalDate.of(2024, 11, 26)))
                .contains(LocalDate.of(2024, 11, 13));
    }

    private String knownSince() {
        JsonNode profile = api.json("/v1/profiles").get(0);
        assertThat(profile.get("id").asString()).isEqualTo("flusight");
        JsonNode source = api.json("/v1/sources").get(0);
        return profile.get("lastTargetEndDate").asString() + " "
                + profile.get("lastAsOf").asString() + ", source "
                + source.get("lastAsOf").asString();
    }

    @Test
    void changesShowThenAndNow() {
        JsonNode answer = api.json("/v1/observations/changes?profile=flusight&then=2024-11-13");
        assertThat(answer.get("same").asInt()).isEqualTo(1);
        JsonNode revised = answer.get("changes").get(0);
        assertThat(revised.get("then").get("value").asInt()).isEqualTo(20);
        assertThat(revised.get("now").get("value").asInt()).isEqualTo(900);
        assertThat(revised.get("difference").asInt()).isEqualTo(880);
        assertThat(answer.get("changes").get(1).get("then").isNull()).isTrue();
    }

    @Test
    void changesComeInPagesAndAsAFileToo() {
        String path = "/v1/observations/changes?profile=flusight&then=2024-11-06";
        JsonNode all = api.json(path);
        assertThat(all.get("changes").size()).isEqualTo(3);
        JsonNode first = api.json(path + "&limit=2");
        JsonNode last = api.json(path + "&limit=2&cursor=" + first.get("next").asString());
        assertThat(first.get("changes").get(0)).isEqualTo(all.get("changes").get(0));
        assertThat(first.get("changes").get(1)).isEqualTo(all.get("changes").get(1));
        assertThat(last.get("changes").get(0)).isEqualTo(all.get("changes").get(2));
        assertThat(last.get("changes").size()).isEqualTo(1);
        assertThat(last.get("next").isNull()).isTrue();
        var file = api.get(path, "Accept", "text/csv");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("flusight-changes-2024-11-06-to-2024-11-20.csv");
        assertThat(file.body())
                .contains(
                        "flusight,01,2024-11-02,2024-W44,20,present,2024-11-06,900,present,2024-11-20,880,,false\r\n",
                        "flusight,01,2024-11-16,2024-W46,,unknown,,40,present,2024-11-20,,,false\r\n");
        String tag = file.headers().firstValue("ETag").orElseThrow();
        assertThat(api.get(path, "Accept", "text/csv", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(api.get(path + "&when=now").body()).contains("unknown-parameter", "when");
        assertThat(api.get("/v1/observations/changes?profile=flusight").body()).contains("missing-parameter", "then");
    }

    @Test
    void whatWasTakenBackIsNoChange() {
        api.importText("flu_hosp.csv", "target_end_date,location,as_of,value\n2024-11-02,01,2024-11-27,20\n", Map.of());
        JsonNode answer = api.json("/v1/observations/changes?profile=flusight&then=2024-11-13");
        assertThat(answer.get("changes")
                        .valueStream()
                        .map(each -> each.get("targetEndDate").asString()))
                .containsExactly("2024-11-16");
        assertThat(answer.get("same").asInt()).isEqualTo(2);
    }

    @Test
    void completenessNeedsAPast() {
        JsonNode answer = api.json("/v1/observations/completeness?profile=flusight&place=01");
        assertThat(answer.get("typicalDelayDays").asDouble()).isEqualTo(4);
        assertThat(answer.get("weeks").size()).isEqualTo(3);
        assertThat(answer.get("weeks").get(0).get("expectedShare").isNull()).isTrue();
    }

    /** The reader notices duplicates that are near each other; those far apart in a long file are left to the store. */
    @Test
    void contradictionsFarApartKeepTheFileOut() {
        long before = count();
        LocalDate week = LocalDate.of(2024, 11, 16);
        for (double second : new double[] {8, Double.NaN}) {
            assertThatThrownBy(() -> transactions.executeWithoutResult(each -> append(week, 7, second)))
                    .isInstanceOf(JobFailedException.class);
        }
        assertThat(count()).isEqualTo(before);
        transactions.executeWithoutResult(each -> append(week, 7, 7));
        assertThat(count()).isEqualTo(before + 1);
    }

    private void append(LocalDate week, double first, double second) {
        long latest = api.json("/v1/imports").get(0).get("id").asLong();
        VintageWriter.Target target =
                new VintageWriter.Target(latest, HubProfile.FLUSIGHT, Stratum.TOTAL, "another source", false);
        try {
            vintages.stage(target, sink -> {
                        sink.accept(new Revision("02", week, week.plusDays(4), first));
                        sink.accept(new Revision("02", week, week.plusDays(4), second));
                        return new HubTargetData(List.of(), new Findings(), 2, 0);
                    })
                    .append();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long count() {
        return jdbc.sql("select count(*) from surveillance.observation")
                .query(Long.class)
                .single();
    }

    @Test
    void excludedPeriodIsMarkedUntilItIsLifted() {
        String path = "/v1/profiles/flusight/exclusions";
        String wanted = "{\"place\": \"01\", \"from\": \"2024-11-01\", \"to\": \"2024-11-03\", \"reason\": \"strike\"}";
        var created = api.post(path, wanted);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(api.get("/v1/observations?profile=flusight&place=01").body()).contains("\"excluded\":\"strike\"");
        long id = api.json(path).get(0).get("id").asLong();
        assertThat(api.delete(path + "/" + id).statusCode()).isEqualTo(200);
        assertThat(api.get("/v1/observations?profile=flusight&place=01").body()).doesNotContain("strike");
        assertThat(api.delete(path + "/" + id).statusCode()).isEqualTo(404);
        assertThat(api.post(path, "{\"place\": \"01\"}").statusCode()).isEqualTo(400);
        assertThat(api.post(path, wanted.replace("01\", \"from", "99999\", \"from"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void modelsDoNotSeeExcludedWeeksInAnyVintage() {
        LocalDate excluded = LocalDate.of(2024, 11, 2);
        api.post(
                "/v1/profiles/flusight/exclusions",
                "{\"place\": \"01\", \"from\": \"2024-11-02\", \"to\": \"2024-11-02\", \"reason\": \"strike\"}");
        for (LocalDate day : List.of(LocalDate.of(2024, 11, 13), LocalDate.of(2024, 11, 20))) {
            WeeklySeries seen =
                    surveillance.vintages(HubProfile.FLUSIGHT, day).asOf(day).get("01");
            assertThat(seen.value(excluded)).isNaN();
            assertThat(seen.value(excluded.plusWeeks(1))).isEqualTo(30);
        }
    }

    @Test
    void periodsOfFormerPlacesCanBeExcludedToo() {
        String wanted =
                "{\"place\": \"09001\", \"from\": \"2021-11-01\", \"to\": \"2021-11-07\", \"reason\": \"strike\"}";
        assertThat(api.post("/v1/profiles/flusight/exclusions", wanted).statusCode())
                .isEqualTo(201);
    }

    @Test
    void sourcesTellHowFreshTheyAre() {
        JsonNode source = api.json("/v1/sources").get(0);
        assertThat(source.get("profile").asString()).isEqualTo("flusight");
        assertThat(source.get("places").asInt()).isEqualTo(1);
        assertThat(source.get("lastAsOf").asString()).isEqualTo("2024-11-20");
        assertThat(source.get("lastTargetEndDate").asString()).isEqualTo("2024-11-16");
        assertThat(source.get("typicalDelayDays").asDouble()).isEqualTo(4);
        assertThat(source.get("lastImport"))
                .isEqualTo(api.json("/v1/imports").get(0).get("id"));
    }

    @Test
    void termsOfASourceAreWrittenDownAndAudited() {
        Api manager = api.as(TestTokens.person("mona", "observations:read", "observations:import"));
        String name = api.json("/v1/sources").get(0).get("name").asString();
        String body = "{\"name\": \"" + name + "\", \"licence\": \"CC BY 4.0\", \"citation\": \"Office, 2024\","
                + " \"legalBasis\": \"EpidG Art. 11\"}";
        assertThat(manager.put("/v1/sources/terms", body).statusCode()).isEqualTo(200);
        assertThat(manager.put("/v1/sources/terms", body).statusCode()).isEqualTo(200);
        assertThat(api.json("/v1/sources/terms").toString()).contains("CC BY 4.0", "Office, 2024", "EpidG Art. 11");
        assertThat(jdbc.sql("select actor || ' ' || subject || ' ' || detail from audit.outbox"
                                + " where event = 'source.terms-changed'")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .isEqualTo("mona " + name + " before=– | – | –; after=CC BY 4.0 | Office, 2024 | EpidG Art. 11");
        assertThat(manager.put("/v1/sources/terms", body.replace(name, "Nobody"))
                        .body())
                .contains("unknown-source", "Nobody");
        assertThat(manager.put("/v1/sources/terms", body.replace("CC BY", "x".repeat(1_000)))
                        .statusCode())
                .isEqualTo(400);
        Api reader = api.as(TestTokens.person("rita", "observations:read"));
        assertThat(reader.put("/v1/sources/terms", body).statusCode()).isEqualTo(403);
    }

    @Test
    void findingsAreAFileToo() {
        String header = "target_end_date,location,as_of,value\n";
        api.importText("flu_hosp.csv", header + "=1+1,01,2024-11-06,1\n", Map.of());
        long id = api.json("/v1/imports").get(0).get("id").asLong();
        assertThat(api.get("/v1/imports/" + id + "/findings", "Accept", "text/csv")
                        .body())
                .contains("error,bad-date,,2,target_end_date,'=1+1,");
    }

    @Test
    void oddValuesAreKeptWithAWarning() {
        JsonNode job = api.importText(
                "flu_hosp.csv", "target_end_date,location,as_of,value\n2024-11-16,01,2024-11-27,40.5\n", Map.of());
        JsonNode finding =
                api.json(job.get("result").asString()).get("findings").get(0);
        assertThat(finding.get("rule").asString()).isEqualTo("fractional-count");
        assertThat(finding.get("severity").asString()).isEqualTo("warning");
        assertThat(finding.get("message").asString()).contains("01 2024-11-16");
    }
}
