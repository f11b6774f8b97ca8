package org.vigie.dataviz.figures.fanchart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.vigie.dataviz.DatavizServiceApplication;
import org.vigie.testsupport.PostgresForTests;
import org.vigie.testsupport.TestDatabase;
import org.vigie.testsupport.TestTokens;
import org.xml.sax.InputSource;

/** The views are made by hand here, in the shape that prediction-service publishes; system tests join the two. */
class FanChartTests {
    private static ConfigurableApplicationContext service;
    private static int port;

    @BeforeAll
    static void start() throws SQLException {
        TestDatabase database = PostgresForTests.newDatabase("vigie_prediction");
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement()) {
            statement.execute(published());
        }
        service = SpringApplication.run(
                DatavizServiceApplication.class,
                "--vigie.country=fr",
                "--server.port=0",
                "--springdoc.writer-with-order-by-keys=true",
                "--vigie.public-url=" + TestTokens.PUBLIC_URL,
                "--vigie.auth-url=" + TestTokens.authUrl(),
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=vigie_dataviz",
                "--spring.datasource.password=" + TestDatabase.PASSWORD);
        port = ((ServletWebServerApplicationContext) service).getWebServer().getPort();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String published() {
        String weeks = IntStream.range(0, 30)
                .mapToObj(i -> {
                    LocalDate end = LocalDate.of(2025, 1, 5).plusWeeks(i);
                    String now = "('%s'::date, '%s'::date, %d::float8)".formatted(end, end.plusDays(12), 100 + 3 * i);
                    return "('%s'::date, '%s'::date, %d::float8), ".formatted(end, end.plusDays(5), 80 + 3 * i) + now;
                })
                .collect(Collectors.joining(", "));
        String quantiles = IntStream.range(0, 23)
                .mapToObj(i -> Integer.toString(100 + 10 * i))
                .collect(Collectors.joining(","));
        return """
                create schema published;
                create view published.place as select 'FR' as code, null::text as parent,
                    '{"en": "France", "fr": "France"}'::jsonb as names
                    union all select '11', 'FR', '{"en": "Île-de-France"}'::jsonb;
                create view published.round as select 7::bigint as id, 'respicast-ili' as profile, 'ili' as disease,
                    '{"en": "ILI", "fr": "Syndromes grippaux"}'::jsonb as disease_names, 'incidence' as indicator,
                    '{"en": "Rate", "fr": "Taux"}'::jsonb as indicator_names, 'per_100000' as unit, 'iso' as calendar,
                    '2025-08-06'::date as reference_date, '2025-08-01'::date as as_of, 'succeeded' as state,
                    true as synthetic;
                create view published.member as select 7::bigint as round, 'ensemble' as model, 1 as position,
                    'succeeded' as state;
                create view published.observation as select 'ili' as disease, 'incidence' as indicator, 'FR' as place,
                    'all' as stratum, 1 as revision, period_end, known_from,
                    case when period_end <> '2025-05-04' then value end as value,
                    case when period_end = '2025-05-04' then 'suppressed' end as missing
                    from (values %s) v (period_end, known_from, value);
                create view published.exclusion as select 'ili' as disease, 'incidence' as indicator, 'FR' as place,
                    '2025-03-30'::date as first_period_end, '2025-03-30'::date as last_period_end,
                    'strike' as reason;
                create view published.forecast as select 7::bigint as round, 'ensemble' as model, 'FR' as place,
                    h::smallint as horizon, '2025-07-27'::date + 7 * h as target_end_date,
                    array[%s]::float8[] as quantiles from generate_series(1, 4) h;
                create view published.score as select 7::bigint as round, 'respicast-ili' as profile,
                    '2025-08-06'::date as reference_date, m.model, 'FR' as place, h::smallint as horizon, m.wis,
                    m.wis as log_wis, 0.4::float8 as pit_from, 0.45::float8 as pit_to
                    from generate_series(1, 4) h, (values ('ensemble', 8::float8), ('baseline', 10),
                    ('network', 9)) m (model, wis);
                grant usage on schema published to vigie_dataviz;
                grant select on all tables in schema published to vigie_dataviz;
                """.formatted(weeks, quantiles);
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return getAs(TestTokens.person("ada", "forecasts:read"), path, headers);
    }

    private static HttpResponse<String> getAs(String authorization, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", authorization);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void scoresAreDrawnWithTheirNumbersInWords() throws Exception {
        String numbers = get("/v1/figures/skill?profile=respicast-ili").body();
        assertThat(numbers).contains("\"model\":\"ensemble\",\"referenceDate\":\"2025-08-06\",\"relativeWis\":0.8");
        for (String figure : List.of("skill", "coverage", "pit")) {
            HttpResponse<String> answer = get("/v1/figures/%s.svg?profile=respicast-ili".formatted(figure));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("<title", "<desc", "Ensemble de modèles", "Données synthétiques");
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(answer.body())));
        }
        assertThat(get("/v1/figures/skill.svg?profile=respicast-ili").body()).contains("Réseau de neurones");
        assertThat(get("/v1/figures/skill.svg?profile=respicast-ari").body()).contains("urn:vigie:problem:no-scores");
    }

    @Test
    void numbersHoldMedianAndBands() throws Exception {
        HttpResponse<String> answer = get("/v1/figures/fan-chart?round=7&place=FR");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"median\":210.0")
                .contains("{\"percent\":95,\"lower\":110.0,\"upper\":310.0}")
                .contains("\"synthetic\":true")
                .contains("Taux, Syndromes grippaux : France (données synthétiques)");
    }

    @Test
    void newestWeekIsMarkedWherePastOnesWereRevised() throws Exception {
        String body = get("/v1/figures/fan-chart?round=7&place=FR").body();
        assertThat(body).contains("\"targetEndDate\":\"2025-07-27\",\"value\":167.0,\"incomplete\":true");
        assertThat(body)
                .contains(
                        "\"targetEndDate\":\"2025-03-30\",\"value\":136.0,\"incomplete\":false,\"excluded\":\"strike\"");
        assertThat(body).contains("\"targetEndDate\":\"2025-07-20\",\"value\":184.0,\"incomplete\":false");
    }

    @Test
    void drawingIsTheSameFigureWithItsDescription() throws Exception {
        HttpResponse<String> answer = get("/v1/figures/fan-chart.svg?round=7&place=FR&model=ensemble");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("image/svg+xml"));
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(
                        answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
                .contains("médiane 210")
                .contains("données connues le 1 août 2025");
        assertThat(document.getElementsByTagName("polygon").getLength()).isEqualTo(3);
        assertThat(answer.body())
                .contains("Exclu par décision humaine")
                .contains("Modèle : Ensemble de modèles, selon");
        Files.writeString(Path.of("target/fan-chart.svg"), answer.body());
    }

    @Test
    void knownFigureIsNotSentAgain() throws Exception {
        HttpResponse<String> first = get("/v1/figures/fan-chart.svg?round=7&place=FR");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/v1/figures/fan-chart.svg?round=7&place=FR", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void whatIsNotThereIsNamed() throws Exception {
        assertThat(get("/v1/figures/fan-chart?round=8&place=FR").body()).contains("urn:vigie:problem:unknown-round");
        assertThat(get("/v1/figures/fan-chart?round=7&place=XX").body()).contains("urn:vigie:problem:unknown-place");
        assertThat(get("/v1/figures/fan-chart?round=7&place=FR&model=x").body())
                .contains("urn:vigie:problem:no-forecast");
    }

    @Test
    void smallCountIsShownAsSuppressed() throws Exception {
        assertThat(get("/v1/figures/fan-chart?round=7&place=FR").body())
                .contains(
                        "\"targetEndDate\":\"2025-05-04\",\"value\":null", "\"suppressed\":true", "Semaines masquées");
        assertThat(get("/v1/figures/fan-chart.svg?round=7&place=FR").body()).contains("Masqué (petit effectif)");
    }

    @Test
    void personLimitedToPlacesSeesTheirFiguresOnly() throws Exception {
        String region = TestTokens.limited("al", List.of("11"), "forecasts:read");
        String country = TestTokens.limited("fr", List.of("FR"), "forecasts:read");
        String nowhere = TestTokens.limited("no", List.of(), "forecasts:read");
        for (String figure : List.of(
                "fan-chart?round=7",
                "fan-chart.svg?round=7",
                "skill?profile=respicast-ili",
                "skill.svg?profile=respicast-ili",
                "coverage.svg?profile=respicast-ili",
                "pit.svg?profile=respicast-ili")) {
            String path = "/v1/figures/" + figure;
            assertThat(getAs(region, path + "&place=FR").statusCode()).as(path).isEqualTo(403);
            assertThat(getAs(region, path + "&place=11&place=FR").statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(getAs(nowhere, path + "&place=11").statusCode()).as(path).isEqualTo(403);
            assertThat(getAs(region, path).statusCode()).as(path).isEqualTo(403);
            assertThat(getAs(region, path + "&place=11").statusCode()).as(path).isEqualTo(404);
            assertThat(getAs(country, path + "&place=FR").statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void strangersSeeNothing() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/v1/figures/fan-chart?round=7&place=FR"))
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    /** Write it anew with -Dvigie.openapi.write=true. */
    @Test
    void committedApiEqualsTheControllers() throws Exception {
        Path committed = Path.of("src/main/resources/openapi.yaml");
        String generated = get("/v3/api-docs.yaml").body().replace("http://127.0.0.1:" + port, "/");
        if (Boolean.getBoolean("vigie.openapi.write")) {
            Files.writeString(committed, generated);
        }
        assertThat(generated).isEqualTo(Files.readString(committed));
    }

    @Test
    void axisEndsOnARoundNumber() {
        assertThat(ValueAxis.upTo(317).ticks()).containsExactly(0.0, 100.0, 200.0, 300.0, 400.0);
        assertThat(ValueAxis.upTo(0).top()).isPositive();
    }
}
