package org.vigie.prediction.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.TestTokens;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

/** Every endpoint there is, found by its mapping, called by somebody who may see Alabama only. */
@UnitedStates
@WithPostgres("vigie_prediction")
class JurisdictionTests {
    private static final String[] EVERYTHING = {
        "observations:read", "observations:import", "forecasts:read", "rounds:run", "privacy:manage"
    };
    /** Values that stand nowhere else than in what is about Alaska, 02. */
    private static final List<String> ALASKA = List.of("\"02\"", ",02,", "677123", "Alaska", "storm in 02");

    private static final String FILE = """
            target_end_date,location,as_of,value
            2024-11-02,US,2024-11-06,678123
            2024-11-02,01,2024-11-06,1000
            2024-11-02,02,2024-11-06,677123
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private JdbcClient jdbc;

    private Api everywhere;
    private Api alabama;
    private long round;
    private long exclusion;

    @BeforeEach
    void fill() {
        jdbc.sql("truncate surveillance.observation, surveillance.import, surveillance.exclusion, forecasts.round,"
                        + " skill.standing cascade")
                .update();
        everywhere = Api.at(port);
        alabama = everywhere.as(TestTokens.limited("al", List.of("01"), EVERYTHING));
        everywhere.importText("flu_hosp.csv", FILE, Map.of());
        for (String place : List.of("01", "02")) {
            everywhere.post(
                    "/v1/profiles/flusight/exclusions",
                    "{\"place\":\"%s\",\"from\":\"2024-10-01\",\"to\":\"2024-10-02\",\"reason\":\"storm in %s\"}"
                            .formatted(place, place));
        }
        exclusion = jdbc.sql("select id from surveillance.exclusion where place = '02'")
                .query(Long.class)
                .single();
        round = jdbc.sql("""
                insert into forecasts.round (profile, disease, indicator, reference_date, as_of, data_vintage,
                    data_revision, seed, code_version, synthetic, state, places, requested_by, requested_at, finished_at)
                values ('flusight', 'influenza', 'hospital-admissions', '2024-11-09', '2024-11-06', '2024-11-06', 1, 1, 'x',
                    false, 'succeeded', 2, 'ada', now(), now()) returning id
                """).query(Long.class).single();
        jdbc.sql("insert into forecasts.member values (?, 'ensemble', 0, 'succeeded', null, null, 2, 1)")
                .param(round)
                .update();
        for (String place : List.of("01", "02", "US")) {
            jdbc.sql(
                            "insert into forecasts.forecast values (?, 'ensemble', ?, 1, '2024-11-16', array_fill(?, array[23]))")
                    .params(round, place, place.equals("02") ? 677123.0 : 5.0)
                    .update();
            jdbc.sql("insert into forecasts.refusal values (?, 'renewal', ?, 'too-short', 'about it')")
                    .params(round, place)
                    .update();
            jdbc.sql("insert into forecasts.explanation values (?, 'ensemble', ?, 1, array['x'], array[?::float8])")
                    .params(round, place, place.equals("02") ? 677123.0 : 5.0)
                    .update();
        }
    }

    private List<Map.Entry<RequestMappingInfo, HandlerMethod>> ours() {
        return requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(each -> each.getValue().getBeanType().getPackageName().startsWith("org.vigie.prediction"))
                .toList();
    }

    @Test
    void everyHandlerHasDecidedAboutPlaces() {
        List<String> undecided = ours().stream()
                .filter(each -> each.getValue().getMethodAnnotation(Places.class) == null)
                .map(each -> each.getKey() + " " + each.getValue().getShortLogMessage())
                .toList();
        assertThat(undecided)
                .as("say by @Places what those may see who are limited to some places")
                .isEmpty();
        assertThat(ours()).hasSizeGreaterThan(30);
    }

    @Test
    void nothingReadableTellsAnythingAboutAnotherPlace() {
        List<String> answered = new ArrayList<>();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> each : ours()) {
            RequestMappingInfo mapping = each.getKey();
            if (!mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                continue;
            }
            String accept = mapping.getProducesCondition().getProducibleMediaTypes().stream()
                    .findFirst()
                    .map(MediaType::toString)
                    .orElse("application/json");
            for (String path : paths(mapping)) {
                for (String place : List.of("", "&place=02", "&place=01&place=02", "&place=01,02", "&place=01")) {
                    HttpResponse<String> answer = alabama.get(path + place, "Accept", accept);
                    assertThat(answer.statusCode())
                            .as(path + place + " " + answer.body())
                            .isLessThan(500);
                    assertThat(answer.body()).as(path + place).doesNotContain(ALASKA);
                    if (place.contains("02")) {
                        assertThat(answer.statusCode()).as(path + place).isEqualTo(403);
                    } else if (answer.statusCode() == 200) {
                        answered.add(path + place);
                    }
                }
            }
        }
        assertThat(answered)
                .as("what is about the own place is answered")
                .anyMatch(path -> path.startsWith("/v1/observations?") && path.endsWith("&place=01"))
                .anyMatch(path -> path.contains("/forecasts?") && path.endsWith("&place=01"))
                .anyMatch(path -> path.contains("/hub-file"))
                .anyMatch(path -> path.startsWith("/partner/v1/observations"))
                .anyMatch(path -> path.startsWith("/v1/scores"));
    }

    private long backtest() {
        return jdbc.sql("""
                insert into forecasts.backtest (profile, first_date, last_date, requested_by, requested_at)
                values ('flusight', '2024-11-01', '2024-11-30', 'ada', now()) returning id
                """).query(Long.class).single();
    }

    private List<String> paths(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .map(path -> path.replace("{profile}", "flusight")
                        .replace("{code}", "01")
                        .replaceFirst("^/v1/rounds/\\{id}", "/v1/rounds/" + round)
                        .replaceFirst("^/v1/backtests/\\{id}", "/v1/backtests/" + backtest())
                        .replaceFirst(
                                "^/v1/imports/\\{id}",
                                "/v1/imports/"
                                        + jdbc.sql("select max(id) from surveillance.import")
                                                .query(Long.class)
                                                .single())
                        .replaceFirst(
                                "^/v1/jobs/\\{id}",
                                "/v1/jobs/"
                                        + jdbc.sql("select id from jobs.job where kind = 'import' limit 1")
                                                .query(String.class)
                                                .single()))
                // observations refuse what they would ignore
                .map(path -> path.equals("/v1/observations")
                        ? path + "?profile=flusight"
                        : path + "?profile=flusight&then=2024-11-01&of=state&round=" + round + "&by=place")
                .toList();
    }

    @Test
    void everywhereTheSameEndpointsDoTellAboutAlaska() {
        assertThat(everywhere.get("/v1/observations?profile=flusight").body()).contains("677123");
        assertThat(everywhere.get("/v1/rounds/" + round + "/forecasts?place=02").body())
                .contains("677123");
        assertThat(everywhere.get("/v1/profiles/flusight/exclusions").body()).contains("storm in 02");
    }

    @Test
    void nothingCanBeChangedElsewhere() {
        String there = "{\"place\":\"02\",\"from\":\"2024-10-01\",\"to\":\"2024-10-02\",\"reason\":\"x\"}";
        assertThat(alabama.post("/v1/profiles/flusight/exclusions", there).statusCode())
                .isEqualTo(403);
        assertThat(alabama.post("/v1/profiles/flusight/exclusions", there.replace("02\",\"from", "01\",\"from"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(alabama.delete("/v1/profiles/flusight/exclusions/" + exclusion)
                        .statusCode())
                .isEqualTo(403);
        assertThat(alabama.upload("flu_hosp.csv", FILE.getBytes(java.nio.charset.StandardCharsets.UTF_8), Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(alabama.post("/v1/rounds", "{\"profile\":\"flusight\"}").statusCode())
                .isEqualTo(403);
        assertThat(alabama.put("/v1/small-cells/rules/hospital-admissions", "{\"threshold\":1,\"countryTotals\":true}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void placesBelowAreSeenToo() {
        Api country = everywhere.as(TestTokens.limited("us", List.of("US"), EVERYTHING));
        assertThat(country.get("/v1/observations?profile=flusight&place=02").body())
                .contains("677123");
        JsonNode scope = alabama.json("/v1/scope");
        assertThat(scope.get("limited").asBoolean()).isTrue();
        assertThat(scope.get("places").valueStream().map(JsonNode::asString))
                .hasSize(68)
                .allMatch(code -> code.startsWith("01"));
        assertThat(country.json("/v1/scope").get("places").size()).isGreaterThan(50);
        assertThat(everywhere.json("/v1/scope").get("limited").asBoolean()).isFalse();
    }

    @Test
    void unknownPlaceLooksLikeOneThatIsNotTheReaders() {
        for (String place : List.of("02", "XX")) {
            var answer = alabama.get("/v1/observations?profile=flusight&place=" + place);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("urn:vigie:problem:place-not-yours", place);
        }
    }

    @Test
    void tokenThatNamesNoPlacesShowsNone() {
        for (List<String> places : List.of(List.<String>of(), List.of("99"))) {
            Api nowhere = everywhere.as(TestTokens.limited("no", places, EVERYTHING));
            JsonNode answer = nowhere.json("/v1/observations?profile=flusight");
            assertThat(answer.get("observations").size()).isZero();
            assertThat(nowhere.json("/v1/places").size()).isZero();
        }
        Api without = everywhere.as("Bearer "
                + TestTokens.sign(TestTokens.claims("old")
                        .claim("permissions", List.of(EVERYTHING))
                        .claim("places", null)));
        assertThat(without.get("/v1/observations?profile=flusight&place=01").statusCode())
                .isEqualTo(403);
    }

    @Test
    void answerKeptForOnePersonIsNotAnotherPersons() {
        String path = "/v1/observations?profile=flusight";
        String tag = everywhere.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(alabama.get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
        assertThat(everywhere.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void partnersClientsAreLimitedToo() {
        Api partner = everywhere.as("Bearer "
                + TestTokens.sign(TestTokens.claims("lab")
                        .claim("preferred_username", null)
                        .claim("scope", List.of("observations:read", "forecasts:read"))
                        .claim("places", List.of("01"))));
        assertThat(partner.get("/partner/v1/observations?profile=flusight").body())
                .contains("\"01\"")
                .doesNotContain(ALASKA);
        assertThat(partner.get("/partner/v1/forecasts?profile=flusight&place=02")
                        .statusCode())
                .isEqualTo(403);
        assertThat(partner.get("/partner/v1/places").body()).contains("Alabama").doesNotContain("Alaska");
    }
}
