package org.vigie.prediction.surveillance.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.TestTokens;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

@UnitedStates
@WithPostgres("vigie_prediction")
class FeedTests {
    private static final OfficialServer SERVER = new OfficialServer();
    private static final String NHSN = "/resource/mpgq-jmmr.csv";
    private static final String NSSP = "/resource/rdmq-nq56.csv";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private KnownFeeds feeds;

    @Autowired
    private FeedLedger ledger;

    private Api api;

    @DynamicPropertySource
    static void feeds(DynamicPropertyRegistry properties) {
        publishAll();
        properties.add("vigie.feeds.enabled", () -> "cdc-nhsn,cdc-nssp");
        properties.add("vigie.feeds.base.cdc-nhsn", SERVER::base);
        properties.add("vigie.feeds.base.cdc-nssp", SERVER::base);
        properties.add("vigie.feeds.look-every", () -> "PT0.2S");
        properties.add("vigie.feeds.first-retry", () -> "300ms");
    }

    @BeforeEach
    void publish() {
        api = Api.at(port);
        publishAll();
        await("cdc-nhsn", feed -> !feed.get("newestTargetEndDate").isNull());
        await("cdc-nssp", feed -> !feed.get("newestTargetEndDate").isNull());
        fetch("cdc-nhsn");
        await("cdc-nhsn", feed -> feed.get("state").asString().equals("working"));
    }

    private static void publishAll() {
        SERVER.answers(NHSN, OfficialServer.file("\"one\"", OfficialServer.sample("nhsn/sample.csv")));
        SERVER.answers(NSSP, OfficialServer.file("\"one\"", OfficialServer.sample("nssp/sample.csv")));
    }

    private JsonNode feed(String id) {
        for (JsonNode feed : api.json("/v1/feeds")) {
            if (feed.get("id").asString().equals(id)) {
                return feed;
            }
        }
        throw new AssertionError(id);
    }

    private JsonNode await(String id, Predicate<JsonNode> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode feed = feed(id);
        while (!condition.test(feed)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(feed.toString());
            }
            Thread.onSpinWait();
            feed = feed(id);
        }
        return feed;
    }

    /** Asks for the feed now and waits until its file has been imported or refused. */
    private JsonNode fetch(String id) {
        JsonNode job = api.awaitJob(api.post("/v1/feeds/" + id + "/fetch", ""));
        String result = job.get("result").asString("");
        if (!result.startsWith("/v1/imports/")) {
            return job;
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode imported = api.json(result);
        while (List.of("received", "reading").contains(imported.get("state").asString())) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(imported.toString());
            }
            imported = api.json(result);
        }
        return imported;
    }

    private void makeDue(String id) {
        jdbc.sql("update surveillance.feed set next_attempt_at = now() where id = ?")
                .param(id)
                .update();
    }

    private long vintages() {
        return jdbc.sql("select count(*) from surveillance.observation")
                .query(Long.class)
                .single();
    }

    /** Changes with each write to a source, and to a feed that no schedule touches; with each lock on them too. */
    private String versions() {
        return jdbc.sql("""
                select string_agg(name || ' ' || version, ', ' order by name) from (
                    select name, xmin || ' ' || xmax as version from catalogue.source
                    union all select id, xmin || ' ' || xmax from surveillance.feed where not enabled) as each
                """).query(String.class).single();
    }

    @Test
    void anotherStartWritesNothingThatIsAsItWas() {
        String before = versions();
        feeds.list().forEach(feed -> ledger.register(feed, feeds.isEnabled(feed), Instant.now()));
        assertThat(versions()).isEqualTo(before);
        Feed first = feeds.list().stream()
                .filter(feed -> !feeds.isEnabled(feed))
                .findFirst()
                .orElseThrow();
        ledger.register(first, true, Instant.parse("2100-01-01T00:00:00Z"));
        assertThat(jdbc.sql("select enabled and next_attempt_at = '2100-01-01' from surveillance.feed where id = ?")
                        .param(first.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        ledger.register(first, false, Instant.now());
    }

    @Test
    void theScheduleBringsValuesThatAreReadAsAnyOthers() {
        JsonNode feed =
                await("cdc-nssp", each -> !each.get("newestTargetEndDate").isNull());
        assertThat(feed.get("state").asString()).isEqualTo("working");
        assertThat(feed.get("newestTargetEndDate").asString()).isEqualTo("2024-11-09");
        JsonNode weeks =
                api.json("/v1/observations?profile=us-ed-influenza&place=01").get("observations");
        assertThat(weeks.get(0).get("value").asDouble()).isEqualTo(0.0042);
        assertThat(api.json("/v1/profiles").toString()).contains("\"us-ed-influenza\"", "\"proportion\"");
        assertThat(api.post("/v1/rounds", "{\"profile\": \"us-ed-influenza\"}").body())
                .contains("urn:vigie:problem:not-forecast");
    }

    @Test
    void anUnchangedFileMakesNoVintage() {
        long before = vintages();
        JsonNode again = fetch("cdc-nhsn");
        assertThat(again.get("state").asString()).isEqualTo("accepted");
        assertThat(again.get("importedBy").asString()).isEqualTo("ada");
        assertThat(again.get("changes").asLong()).isZero();
        assertThat(vintages()).isEqualTo(before);
        long imports = feed("cdc-nhsn").get("lastImport").asLong();
        String attempt = feed("cdc-nhsn").get("lastAttemptAt").asString();
        makeDue("cdc-nhsn");
        JsonNode feed =
                await("cdc-nhsn", each -> !each.get("lastAttemptAt").asString().equals(attempt));
        assertThat(feed.get("lastImport").asLong()).isEqualTo(imports);
        assertThat(SERVER.conditions()).contains(NHSN + " \"one\"");
    }

    @Test
    void aServerThatFailsIsAskedAgainUntilItAnswers() {
        SERVER.answers(NHSN, OfficialServer.status(500, "internal error"));
        makeDue("cdc-nhsn");
        JsonNode failing = await("cdc-nhsn", each -> each.get("failures").asInt() >= 2);
        assertThat(failing.get("state").asString()).isEqualTo("failing");
        assertThat(failing.get("problem").asString()).contains("500", "internal error");
        assertThat(failing.get("lastSuccessAt").isNull()).isFalse();
        assertThat(failing.get("nextAttemptAt").isNull()).isFalse();
        String more =
                OfficialServer.sample("nhsn/sample.csv") + "\"2024-11-16T00:00:00.000\",\"USA\",\"1900\",\"3300\"\n";
        SERVER.answers(NHSN, OfficialServer.file("\"more\"", more));
        JsonNode working = await(
                "cdc-nhsn",
                each -> "2024-11-16".equals(each.get("newestTargetEndDate").asString("")));
        assertThat(working.get("failures").asInt()).isZero();
        assertThat(working.get("problem").isNull()).isTrue();
    }

    @Test
    void aRenamedColumnIsANamedFindingThatAMappingResolves() {
        String renamed = OfficialServer.sample("nhsn/sample.csv").replace("totalconfflunewadm", "flu_admissions");
        SERVER.answers(NHSN, OfficialServer.file("\"renamed\"", renamed));
        long before = vintages();
        JsonNode refused = fetch("cdc-nhsn");
        assertThat(refused.get("state").asString()).isEqualTo("quarantined");
        JsonNode finding = refused.get("findings").get(0);
        assertThat(finding.get("rule").asString()).isEqualTo("mapping-column");
        assertThat(finding.get("expected").asString()).isEqualTo("totalconfflunewadm");
        assertThat(vintages()).isEqualTo(before);
        await("cdc-nhsn", each -> each.get("state").asString().equals("refused"));
        HttpResponse<String> saved = api.post("/v1/mappings", """
                {"source": "CDC NHSN",
                 "header": ["weekendingdate", "jurisdiction", "flu_admissions", "totalconfc19newadm"],
                 "layout": {"date": "weekendingdate", "place": "jurisdiction", "places": {"USA": "US", "AL": "01"},
                   "only": {"jurisdiction": ["USA", "AL"]},
                   "values": [{"column": "flu_admissions", "profile": "flusight"}]}}
                """);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
        assertThat(fetch("cdc-nhsn").get("state").asString()).isEqualTo("accepted");
    }

    @Test
    void aWebPageInsteadOfDataIsANamedFinding() {
        SERVER.answers(
                NHSN, OfficialServer.file("\"page\"", "\uFEFF<!DOCTYPE html>\n<html><title>Sign in</title></html>"));
        JsonNode refused = fetch("cdc-nhsn");
        assertThat(refused.get("state").asString()).isEqualTo("quarantined");
        assertThat(refused.get("findings").get(0).get("rule").asString()).isEqualTo("web-page");
        assertThat(refused.get("findings").get(0).get("found").asString()).isEqualTo("<!DOCTYPE html>");
    }

    @Test
    void feedsThatAreOffSayHowToSwitchThemOn() {
        assertThat(feed("owid-mpox").get("state").asString()).isEqualTo("off");
        assertThat(feed("owid-mpox").get("licence").asString()).isEqualTo("CC BY 4.0");
        assertThat(api.post("/v1/feeds/owid-mpox/fetch", "").body()).contains("vigie.feeds.enabled");
        assertThat(api.post("/v1/feeds/foph-idd/fetch", "").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyThoseWhoMayImportFetch() {
        Api reader = api.as(TestTokens.person("rita", "observations:read"));
        assertThat(reader.get("/v1/feeds").statusCode()).isEqualTo(200);
        assertThat(reader.post("/v1/feeds/cdc-nhsn/fetch", "").statusCode()).isEqualTo(403);
        assertThat(jdbc.sql("select actor || ' ' || detail from audit.outbox where event = 'source.fetch-asked'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .containsOnly("ada feed=cdc-nhsn");
    }
}
