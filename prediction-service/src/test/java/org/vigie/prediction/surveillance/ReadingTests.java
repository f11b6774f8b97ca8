package org.vigie.prediction.surveillance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.TestTokens;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

/** Any selection of observations, in every format, in pages; what there is; and sums over parts. */
@UnitedStates
@WithPostgres("vigie_prediction")
class ReadingTests {
    private static final String FILE = """
            target_end_date,location,as_of,value
            2024-11-02,US,2024-11-06,1000
            2024-11-02,01,2024-11-06,20
            2024-11-02,02,2024-11-06,30
            2024-11-09,US,2024-11-13,1200
            2024-11-09,01,2024-11-13,
            2024-11-09,02,2024-11-13,40
            """;
    private static final String ROWS = "/v1/observations?profile=flusight&as_of=2024-11-13";
    private static final String COUNTIES = "/v1/observations/totals?profile=flusight&of=county&place=";
    private static final String TOTALS = "/v1/observations/totals?profile=flusight&place=US&of=state";
    private static final String SUMS = """
            select period_end || ' ' || coalesce(sum(value), 0) || ' ' || count(value) || ' ' || count(*) from (
                select distinct on (o.series, o.period_end) o.period_end, o.value
                from surveillance.observation o where not o.withdrawn and o.known_from <= ?
                order by o.series, o.period_end, o.known_from desc, o.import desc
            ) newest group by period_end order by period_end
            """;
    private static final String KEPT_SUMS = """
            select o.period_end || ' ' || sum(o.value) || ' ' || sum(o.present) || ' ' || sum(o.known)
            from surveillance.total_series t join surveillance.total o on o.total_series = t.id
            where t.whole = 'US' and o.known_from <= ?
            group by o.period_end having sum(o.known) > 0 order by o.period_end
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api api;

    @BeforeEach
    void forgetAll() {
        jdbc.sql("""
                truncate surveillance.observation, surveillance.import, surveillance.series, surveillance.exclusion,
                    surveillance.total, surveillance.total_series, protection.suppressed cascade
                """).update();
        jdbc.sql("delete from catalogue.source").update();
        api = Api.at(port);
    }

    private JsonNode imported(String content, String source) {
        JsonNode job = api.importText("flu_hosp.csv", content, Map.of("source", source));
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        return api.json(job.get("result").asString());
    }

    @Test
    void onlyTheFieldsAskedForAreSent() {
        imported(FILE, "CDC");
        String path = ROWS + "&place=01&fields=place,value,target_end_date";
        assertThat(api.json(path).get("observations").get(0).propertyNames())
                .containsExactly("place", "value", "targetEndDate");
        assertThat(api.get(path, "Accept", "text/csv").body())
                .isEqualTo("place,value,target_end_date\r\n01,20,2024-11-02\r\n01,,2024-11-09\r\n");
        assertThat(api.get(path, "Accept", "application/x-ndjson").body())
                .startsWith("{\"place\":\"01\",\"value\":20.0,\"targetEndDate\":\"2024-11-02\"}\n");
    }

    @Test
    void pagesFollowEachOtherInEveryFormat() {
        imported(FILE, "CDC");
        for (String type : List.of("application/json", "text/csv", "application/x-ndjson")) {
            List<String> pages = new ArrayList<>();
            String next = ROWS + "&limit=4";
            while (next != null) {
                var page = api.get(next, "Accept", type);
                assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
                pages.add(page.body());
                next = page.headers()
                        .firstValue("Link")
                        .map(link -> link.substring(1, link.indexOf('>')))
                        .orElse(null);
            }
            assertThat(pages).as(type).hasSize(2);
            assertThat(String.join("", pages).split("2024-11-(02|09)", -1))
                    .as(type)
                    .hasSize(7);
        }
        JsonNode first = api.json(ROWS + "&limit=4");
        JsonNode last = api.json(ROWS + "&cursor=" + first.get("next").asString());
        assertThat(last.get("observations").get(0).get("place").asString()).isEqualTo("US");
        assertThat(last.get("next").isNull()).isTrue();
        assertThat(api.json(ROWS).get("observations").size()).isEqualTo(6);
    }

    @Test
    void whatIsNotPossibleIsNamedWithWhatIs() {
        imported(FILE, "CDC");
        assertThat(api.get(ROWS + "&fields=place,colour").body()).contains("unknown-field", "colour", "known_from");
        assertThat(api.get(ROWS + "&plase=01").body()).contains("unknown-parameter", "plase", "place");
        assertThat(api.get(ROWS + "&limit=0").body()).contains("bad-page-size", "10,000");
        assertThat(api.get(ROWS + "&limit=many").body()).contains("bad-parameter", "limit", "whole number");
        assertThat(api.get(ROWS + "&cursor=%25").body()).contains("bad-parameter", "cursor");
        assertThat(api.get(ROWS + "&from=2024-11-09&to=2024-11-02").body()).contains("from-after-to");
        for (String noText : List.of("&place=%00", "&place=%FF", "&cursor=%FF")) {
            var answer = api.get(ROWS + noText);
            assertThat(answer.statusCode()).as(noText).isEqualTo(400);
            assertThat(answer.body()).contains("bad-request");
        }
        assertThat(api.get("/v1/imports/1234567").body()).contains("There is no import 1234567.");
        assertThat(api.get("/v1/observations").body()).contains("missing-parameter", "profile");
        assertThat(api.get("/v1/observations?profile=flu").body()).contains("unknown-profile", "flusight");
        var day = api.get("/v1/observations?profile=flusight&as_of=yesterday");
        assertThat(day.statusCode()).isEqualTo(400);
        assertThat(day.body()).contains("bad-parameter", "as_of", "yesterday", "2024-11-02");
        assertThat(api.get(TOTALS.replace("state", "county")).body()).contains("no-parts", "county", "state");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ROWS + "&place=01,XX",
                ROWS + "&place=01&place=XX",
                "/v1/coverage?place=XX",
                TOTALS + "&place=XX",
                "/v1/observations/totals?profile=flusight&place=XX&of=state",
                "/v1/observations/changes?profile=flusight&then=2024-11-06&place=XX",
                "/v1/observations/completeness?profile=flusight&place=XX",
                "/v1/scores?profile=flusight&place=XX",
                "/partner/v1/observations?profile=flusight&place=XX"
            })
    void unknownPlaceIsNamedInsteadOfAnsweredByNothing(String path) {
        imported(FILE, "CDC");
        var answer = api.get(path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:vigie:problem:unknown-code", "“place”", "“XX”");
    }

    @Test
    void knownSelectionsAreNotSentAgainInAnyFormat() {
        imported(FILE, "CDC");
        for (String type : List.of("application/json", "text/csv", "application/x-ndjson")) {
            String path = ROWS + "&fields=place,value&limit=2";
            String tag =
                    api.get(path, "Accept", type).headers().firstValue("ETag").orElseThrow();
            assertThat(api.get(path, "Accept", type, "If-None-Match", tag).statusCode())
                    .as(type)
                    .isEqualTo(304);
            assertThat(api.get(path + "&place=01", "Accept", type, "If-None-Match", tag)
                            .statusCode())
                    .as(type)
                    .isEqualTo(200);
        }
    }

    @Test
    void hiddenCellsStayHiddenWhateverIsAskedFor() {
        imported(FILE.replace(",20\n", ",7\n"), "own notifications");
        for (String type : List.of("application/json", "text/csv", "application/x-ndjson")) {
            for (String more : List.of("", "&fields=place,value", "&limit=1", "&limit=1&fields=value", "&place=01")) {
                assertThat(api.get(ROWS + "&to=2024-11-02" + more, "Accept", type)
                                .body())
                        .as(type + more)
                        .doesNotContain(":7.0", ",7,", ",7\r", "\r\n7\r", ":30.0", ",30,", ",30\r");
            }
        }
        JsonNode total = api.json(TOTALS + "&as_of=2024-11-13").get("totals").get(0);
        assertThat(total.get("value").isNull()).isTrue();
        assertThat(total.get("reason").asString()).isEqualTo("suppressed");
        assertThat(jdbc.sql("select count(*) from published.total where period_end = '2024-11-02'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void coverageIsToldByProfileAndByPlace() {
        imported(FILE, "CDC");
        JsonNode byProfile =
                api.json("/v1/coverage?profile=flusight&as_of=2024-11-08").get("series");
        assertThat(byProfile.size()).isEqualTo(3);
        assertThat(byProfile.get(0).toString())
                .isEqualTo(
                        "{\"profile\":\"flusight\",\"place\":\"01\",\"stratum\":\"all\",\"source\":\"CDC\","
                                + "\"synthetic\":false,\"firstTargetEndDate\":\"2024-11-02\",\"lastTargetEndDate\":\"2024-11-02\"}");
        JsonNode byPlace = api.json("/v1/coverage?place=02").get("series");
        assertThat(byPlace.size()).isEqualTo(1);
        assertThat(byPlace.get(0).get("lastTargetEndDate").asString()).isEqualTo("2024-11-09");
        assertThat(api.get("/v1/coverage").statusCode()).isEqualTo(400);
        Api limited = api.as(TestTokens.limited("bea", List.of("02"), "observations:read"));
        assertThat(limited.json("/v1/coverage?profile=flusight").get("series").size())
                .isEqualTo(1);
    }

    @Test
    void totalsFollowRevisionsAndWithdrawals() {
        imported(FILE, "CDC");
        assertThat(totals("2024-11-06")).isEqualTo("50/2/0");
        assertThat(totals("2024-11-13")).isEqualTo("50/2/0 40/1/1");
        long revision = imported("""
                target_end_date,location,as_of,value
                2024-11-02,01,2024-11-20,25
                2024-11-09,01,2024-11-20,33
                2024-11-02,02,2024-11-08,31
                """, "CDC").get("id").asLong();
        assertThat(totals("2024-11-06")).isEqualTo("50/2/0");
        assertThat(totals("2024-11-13")).isEqualTo("51/2/0 40/1/1");
        assertThat(totals("2024-11-20")).isEqualTo("56/2/0 73/2/0");
        api.post("/v1/imports/" + revision + "/withdrawal", "{\"reason\": \"sent by mistake\"}");
        assertThat(totals("2024-11-20")).isEqualTo("50/2/0 40/1/1");
        Api limited = api.as(TestTokens.limited("bea", List.of("02"), "observations:read"));
        assertThat(limited.get(TOTALS).statusCode()).isEqualTo(403);
    }

    @Test
    void totalsFollowAPlaceThatGetsAnotherWhole() {
        imported("""
                target_end_date,location,as_of,value
                2024-11-02,01001,2024-11-06,30
                2024-11-02,01003,2024-11-06,40
                2024-11-02,02020,2024-11-06,5
                2024-11-02,01001,2024-11-20,33
                """, "CDC");
        assertThat(counties("01", "2024-11-06")).isEqualTo("70");
        assertThat(counties("02", "2024-11-06")).isEqualTo("5");
        String tag = api.get(COUNTIES + "01").headers().firstValue("ETag").orElseThrow();
        try {
            move("01001", "02");
            assertThat(counties("01", "2024-11-06")).isEqualTo("40");
            assertThat(counties("02", "2024-11-06")).isEqualTo("35");
            assertThat(counties("02", "2024-11-20")).isEqualTo("38");
            assertThat(counties("US", "2024-11-20")).isEqualTo("78");
            assertThat(api.get(COUNTIES + "01", "If-None-Match", tag).statusCode())
                    .isEqualTo(200);
            imported("target_end_date,location,as_of,value\n2024-11-02,01001,2024-11-27,50\n", "CDC");
            assertThat(counties("02", "2024-11-27")).isEqualTo("55");
            assertThat(counties("01", "2024-11-27")).isEqualTo("40");
        } finally {
            move("01001", "01");
        }
        assertThat(counties("01", "2024-11-27")).isEqualTo("90");
        assertThat(jdbc.sql("select surveillance.follow_places()")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** As the reference data of a later version would, followed by what runs at the end of every migration. */
    private void move(String place, String parent) {
        jdbc.sql("update catalogue.place set parent = ? where code = ?")
                .params(parent, place)
                .update();
        assertThat(jdbc.sql("select surveillance.follow_places()")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private String counties(String whole, String asOf) {
        return api.json(COUNTIES + whole + "&as_of=" + asOf)
                .get("totals")
                .valueStream()
                .map(total -> String.valueOf(total.get("value").asInt()))
                .collect(Collectors.joining(" "));
    }

    @Test
    void totalsAreTheSumsOfThePartsOnEveryDayWhateverCameWhen() {
        Random random = new Random(20_241_102);
        List<Long> imports = new ArrayList<>();
        for (int file = 0; file < 8; file++) {
            StringBuilder text = new StringBuilder("target_end_date,location,as_of,value\n");
            for (int row = 0; row < 48; row++) {
                if (random.nextInt(3) > 0) {
                    LocalDate end = LocalDate.of(2024, 11, 2).plusWeeks(row / 3 % 4);
                    text.append(end).append(",0").append(List.of(1, 2, 4).get(row % 3));
                    text.append(',').append(end.plusDays(4L + 7L * (row / 12))).append(',');
                    text.append(random.nextInt(6) == 0 ? "" : random.nextInt(4)).append('\n');
                }
            }
            imports.add(imported(text.toString(), "CDC").get("id").asLong());
        }
        for (int withdrawn : new int[] {2, 7, 4}) {
            api.post("/v1/imports/" + imports.get(withdrawn) + "/withdrawal", "{\"reason\": \"sent by mistake\"}");
        }
        int different = 0;
        for (int week = 0; week < 8; week++) {
            LocalDate day = LocalDate.of(2024, 11, 6).plusWeeks(week);
            List<String> sums = sums(SUMS, day);
            assertThat(sums(KEPT_SUMS, day)).as(day.toString()).isEqualTo(sums);
            different += sums.size();
        }
        assertThat(different).isGreaterThan(20);
    }

    /** New series take their rows straight, in order, or by comparison; what is kept must not depend on it. */
    @ParameterizedTest
    @ValueSource(strings = {"place", "week", "day", "day backwards", "mixed"})
    void orderOfTheRowsChangesNothing(String order) {
        record Row(String place, LocalDate end, LocalDate asOf, String value) {}
        Random random = new Random(11);
        List<Row> rows = new ArrayList<>();
        for (String place : List.of("01", "02", "04")) {
            for (int week = 0; week < 6; week++) {
                LocalDate end = LocalDate.of(2024, 11, 2).plusWeeks(week);
                for (int vintage = 0; vintage < 4; vintage++) {
                    String value = random.nextInt(5) == 0 ? "" : String.valueOf(20 + random.nextInt(2));
                    rows.add(new Row(place, end, end.plusDays(4 + 7L * vintage), value));
                }
            }
        }
        Comparator<Row> byPlace =
                Comparator.comparing(Row::place).thenComparing(Row::end).thenComparing(Row::asOf);
        switch (order) {
            case "place" -> rows.sort(byPlace);
            case "week" -> rows.sort(Comparator.comparing(Row::end).thenComparing(byPlace));
            case "day" -> rows.sort(Comparator.comparing(Row::asOf).thenComparing(byPlace));
            case "day backwards" ->
                rows.sort(Comparator.comparing(Row::asOf).reversed().thenComparing(byPlace));
            default -> Collections.shuffle(rows, random);
        }
        StringBuilder file = new StringBuilder("target_end_date,location,as_of,value\n");
        rows.forEach(row -> file.append(String.join(
                        ",", row.end().toString(), row.place(), row.asOf().toString(), row.value()))
                .append('\n'));
        JsonNode kept = imported(file.toString(), "CDC");

        List<String> expected = new ArrayList<>();
        rows.sort(byPlace);
        Row before = null;
        for (Row row : rows) {
            boolean sameWeek = before != null
                    && before.place().equals(row.place())
                    && before.end().equals(row.end());
            if (!sameWeek || !before.value().equals(row.value())) {
                expected.add(String.join(
                        " ", row.place(), row.end().toString(), row.asOf().toString(), row.value()));
            }
            before = row;
        }
        assertThat(jdbc.sql("""
                        select s.place || ' ' || o.period_end || ' ' || o.known_from || ' ' || coalesce(o.value::int::text, '')
                        from surveillance.observation o join surveillance.series s on s.id = o.series
                        where (o.value is null) = (o.missing is not distinct from 'not-reported')
                        order by s.place, o.period_end, o.known_from
                        """).query(String.class).list()).containsExactlyElementsOf(expected);
        assertThat(kept.get("changes").asInt()).isEqualTo(expected.size());
        for (int week = 0; week < 9; week++) {
            LocalDate day = LocalDate.of(2024, 11, 6).plusWeeks(week);
            assertThat(sums(KEPT_SUMS, day)).as(day.toString()).isEqualTo(sums(SUMS, day));
        }
    }

    private List<String> sums(String sql, LocalDate asOf) {
        return jdbc.sql(sql).param(asOf).query(String.class).list();
    }

    private String totals(String asOf) {
        StringBuilder told = new StringBuilder();
        for (JsonNode total : api.json(TOTALS + "&as_of=" + asOf).get("totals")) {
            told.append(total.get("value").asInt())
                    .append('/')
                    .append(total.get("parts").asInt());
            told.append('/').append(total.get("silent").asInt()).append(' ');
        }
        return told.toString().strip();
    }
}
