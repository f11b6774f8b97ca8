package org.vigie.prediction.surveillance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

@UnitedStates
@WithPostgres("vigie_prediction")
class BadInputTests {
    private static final String HEADER = "target_end_date,location,as_of,value\n";
    private static final String GOOD = "2024-11-02,06,2024-11-06,7\n";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api api;

    @BeforeEach
    void connect() {
        api = Api.at(port);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                2024-02-30,US,2024-11-06,1         | bad-date              | target_end_date | 2024-02-30
                2024-11-03,US,2024-11-06,1         | wrong-weekday         | target_end_date | 2024-11-03
                2024-11-09,US,2024-11-06,1         | future-week           | target_end_date | 2024-11-09
                2024-11-02,XX,2024-11-06,1         | unknown-place         | location        | XX
                2024-11-02,US,2024-11-06,-3        | negative-value        | value           | -3
                2024-11-02,US,2024-11-06,many      | not-a-number          | value           | many
                2024-11-02,US,06/11/2024,1         | bad-date              | as_of           | 06/11/2024
                2024-11-02,01,2024-11-06,999999999 | above-population      | value           | 999999999
                2024-11-02,06,2024-11-06,8         | conflicting-duplicate | value           | 8
                2024-11-02,US,2099-11-06,1         | future-as-of          | as_of           | 2099-11-06
                """)
    void oneBadRowKeepsTheFileOut(String row, String rule, String column, String found) {
        JsonNode imported = rejected("flu_hosp.csv", bytes(HEADER + GOOD + row + "\n"));
        JsonNode finding = imported.get("findings").get(0);
        assertThat(finding.get("rule").asString()).as(imported.toString()).isEqualTo(rule);
        assertThat(finding.get("column").asString()).isEqualTo(column);
        assertThat(finding.get("found").asString()).isEqualTo(found);
        assertThat(finding.get("message").asString())
                .startsWith("flu_hosp.csv, ")
                .contains(column, "Expected: ");
        if (!rule.equals("future-as-of")) {
            assertThat(finding.get("line").asLong()).isEqualTo(3);
        }
    }

    @Test
    void allFindingsComeAtOnce() {
        JsonNode imported = rejected(
                "flu_hosp.csv",
                bytes(HEADER + "x,US,2024-11-06,1\n" + GOOD + "2024-11-02,ZZ,2024-11-06,-1\n2024-11-02,US\n"));
        assertThat(imported.get("findings").size()).isEqualTo(4);
    }

    @Test
    void wrongHeaderNamesTheColumnsNeeded() {
        JsonNode finding = rejected("flu_hosp.csv", bytes("date;place;count\n2024-11-02;US;1\n"))
                .get("findings")
                .get(0);
        assertThat(finding.get("rule").asString()).isEqualTo("missing-column");
        assertThat(finding.get("line").asLong()).isEqualTo(1);
    }

    @Test
    void fileWhoseNameTellsNothingIsRefusedWithTheReason() {
        JsonNode finding =
                rejected("counts.csv", bytes(HEADER + GOOD)).get("findings").get(0);
        assertThat(finding.get("rule").asString()).isEqualTo("ambiguous-profile");
        assertThat(finding.get("expected").asString()).contains("flusight", "covid-hub");
        assertThat(finding.get("message").asString()).startsWith("counts.csv: the file’s name does not tell");
    }

    @Test
    void truncatedGzipIsNamed() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(whole)) {
            gzip.write(bytes(HEADER + GOOD.repeat(2000)));
        }
        byte[] cut = Arrays.copyOf(whole.toByteArray(), whole.size() - 12);
        assertThat(rejected("flu_hosp.csv.gz", cut)
                        .get("findings")
                        .get(0)
                        .get("rule")
                        .asString())
                .isEqualTo("truncated-gzip");
    }

    @Test
    void endlessLineIsCutShort() {
        byte[] line = bytes(HEADER + GOOD + "2024-11-02,US,2024-11-06," + "1".repeat(8_000_000) + "\n");
        assertThat(rejected("flu_hosp.csv", line)
                        .get("findings")
                        .get(0)
                        .get("rule")
                        .asString())
                .isEqualTo("record-too-long");
    }

    @Test
    void damagedArchiveIsNamed() {
        assertThat(firstRule("flu_hosp.zip", new byte[] {'P', 'K', 3, 4, 0, 0, 0}))
                .isEqualTo("archive-corrupt");
    }

    @Test
    void pictureIsNotText() {
        assertThat(firstRule("flu_hosp.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 7, 0}))
                .isEqualTo("not-text");
    }

    @Test
    void badRowOfAnArchiveIsNamedByFileAndLine() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(whole)) {
            zip.putNextEntry(new ZipEntry("states/first.csv"));
            zip.write(bytes(HEADER + GOOD));
            zip.putNextEntry(new ZipEntry("states/second.csv"));
            zip.write(bytes((HEADER + "2024-11-02,ZZ,2024-11-06,7\n").replace(',', ';')));
        }
        JsonNode finding =
                rejected("flu_hosp.zip", whole.toByteArray()).get("findings").get(0);
        assertThat(finding.get("rule").asString()).isEqualTo("unknown-place");
        assertThat(finding.get("entry").asString()).isEqualTo("states/second.csv");
        assertThat(finding.get("message").asString())
                .startsWith("flu_hosp.zip, states/second.csv, line 2, column location: ");
    }

    @ParameterizedTest
    @CsvSource({"2024-W53, impossible-week", "202453, impossible-week", "2024-W00, impossible-week"})
    void weekThatTheYearDoesNotHaveIsNamed(String week, String rule) {
        JsonNode finding = rejected("flu_hosp.csv", bytes(HEADER + week + ",US,2025-02-06,1\n"))
                .get("findings")
                .get(0);
        assertThat(finding.get("rule").asString()).isEqualTo(rule);
        assertThat(finding.get("expected").asString()).contains("1 to 52", "2024", "MMWR");
    }

    @Test
    void mixedCalendarsAreNamed() {
        JsonNode imported = rejected(
                "flu_hosp.csv", bytes(HEADER + GOOD + "2024-11-03,US,2024-11-06,1\n2024-11-10,US,2024-11-20,1\n"));
        assertThat(imported.get("findings").toString()).contains("mixed-calendars", "2 rows of 3");
    }

    private String firstRule(String fileName, byte[] content) {
        return rejected(fileName, content).get("findings").get(0).get("rule").asString();
    }

    @Test
    void warningsBeyondTheListAreNoErrors() {
        String lostZeros = "2024-11-02,6,2024-11-06,1\n".repeat(2_000);
        JsonNode job = api.importText("flu_hosp.csv", HEADER + lostZeros + "2024-11-09,US,2024-11-13,-3\n", Map.of());
        assertThat(job.get("problem").asString()).contains("Errors found: 1;");
        long id = api.json("/v1/imports").get(0).get("id").asLong();
        JsonNode findings = api.json("/v1/imports/" + id).get("findings");
        assertThat(findings.size()).isEqualTo(1_000);
        assertThat(findings.valueStream()
                        .filter(each -> each.get("severity").asString().equals("error"))
                        .map(each -> each.get("rule").asString()))
                .containsExactly("negative-value");
    }

    @Test
    void fileThatNamesNoProfileIsAskedAbout() {
        JsonNode job = api.importText("data.csv", HEADER + GOOD, Map.of());
        assertThat(job.get("problem").asString()).contains("data.csv", "flusight, covid-hub");
        assertNothingKept();
    }

    @Test
    void unknownProfileIsRefusedAtOnce() {
        var answer = api.upload("x.csv", bytes(HEADER + GOOD), Map.of("profile", "measles"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("urn:vigie:problem:unknown-profile", "flusight, covid-hub");
    }

    @Test
    void sourceHasAShortName() {
        var answer = api.upload("flu_hosp.csv", bytes(HEADER + GOOD), Map.of("source", "s".repeat(201)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("too-long", "source", "200");
        api.awaitJob(api.upload("flu_hosp.csv", bytes(HEADER + "x\n"), Map.of("source", " ")));
        assertThat(api.json("/v1/imports").get(0).get("source").asString()).isEqualTo(ImportRequest.UNNAMED_SOURCE);
    }

    @Test
    void emptyUploadIsRefusedAtOnce() {
        assertThat(api.upload("x.csv", new byte[0], Map.of()).statusCode()).isEqualTo(400);
    }

    @Test
    void messagesSpeakTheReadersLanguage() {
        JsonNode imported = rejected("flu_hosp.csv", bytes(HEADER + "x,US,2024-11-06,1\n"));
        JsonNode again = api.in("fr").json("/v1/imports/" + imported.get("id").asLong());
        assertThat(again.get("findings").get(0).get("message").asString()).contains("line 2");
    }

    private JsonNode rejected(String fileName, byte[] content) {
        var accepted = api.upload(fileName, content, Map.of());
        JsonNode job = api.awaitJob(accepted);
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("failed");
        long id = jdbc.sql("select max(id) from surveillance.import")
                .query(Long.class)
                .single();
        JsonNode imported = api.json("/v1/imports/" + id);
        assertThat(imported.get("state").asString()).isEqualTo("quarantined");
        assertNothingKept();
        return imported;
    }

    private void assertNothingKept() {
        assertThat(jdbc.sql("select count(*) from surveillance.observation")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from surveillance.received_part")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
