package org.vigie.forecasting.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.series.Revision;

class HubTargetReaderTests {
    private static final String HEADER = "target_end_date,location,as_of,value\n";
    private static final LocalDate WEEK = LocalDate.of(2025, 1, 4);
    private static final LocalDate PUBLISHED = LocalDate.of(2025, 1, 8);

    private final HubTargetReader flusight = HubTargetReader.of(HubProfile.FLUSIGHT);

    @Test
    void readsARevisionPerRow() throws IOException {
        HubTargetData data = read(HEADER + "2025-01-04,01,2025-01-08,12\n");
        assertThat(data.revisions()).containsExactly(new Revision("01", WEEK, PUBLISHED, 12));
        assertThat(data.isClean()).isTrue();
    }

    @Test
    void columnOrderBomAndCaseDoNotMatter() throws IOException {
        HubTargetData data =
                read("\uFEFFAs_Of,observation,Location,note,target_end_date\n2025-01-08,12,US,x,2025-01-04\n");
        assertThat(data.revisions()).containsExactly(new Revision("US", WEEK, PUBLISHED, 12));
    }

    @Test
    void emptyValueIsMissingAndNotZero() throws IOException {
        HubTargetData data = read(HEADER + "2025-01-04,01,2025-01-08,\n2025-01-04,02,2025-01-08,NA\n");
        assertThat(data.revisions()).extracting(Revision::value).containsOnly(Double.NaN);
    }

    @Test
    void callerGivesTheDateOfPublicationWhereTheFileDoesNot() throws IOException {
        HubTargetData data = flusight.withAsOf(PUBLISHED)
                .read(new StringReader("target_end_date,location,value\n2025-01-04,01,12\n"));
        assertThat(data.revisions()).containsExactly(new Revision("01", WEEK, PUBLISHED, 12));
    }

    @Test
    void fileWithoutAnyDateOfPublicationIsRefused() throws IOException {
        assertThat(rules(read("target_end_date,location,value\n2025-01-04,01,12\n")))
                .containsExactly(FindingRule.MISSING_AS_OF);
    }

    @Test
    void everyFindingIsReportedAtOnce() throws IOException {
        HubTargetData data = read(HEADER
                + "2025-02-30,01,2025-01-08,1\n"
                + "2025-01-05,01,2025-01-08,1\n"
                + "2025-01-11,01,2025-01-08,1\n"
                + "2025-01-04,ZZ,2025-01-08,1\n"
                + "2025-01-04,01,2025-01-08,-1\n"
                + "2025-01-04,01,2025-01-08,\"1,5\"\n"
                + "2025-01-04,01,2025-01-08,NaN\n"
                + "2025-01-04,01,yesterday,1\n"
                + "2025-01-04,01,2025-01-08\n"
                + "2025-01-04,02,2025-01-08,900000000\n"
                + "2025-01-04,04,2025-01-08,7\n");
        assertThat(rules(data))
                .containsExactly(
                        FindingRule.BAD_DATE,
                        FindingRule.WRONG_WEEKDAY,
                        FindingRule.FUTURE_WEEK,
                        FindingRule.UNKNOWN_PLACE,
                        FindingRule.NEGATIVE_VALUE,
                        FindingRule.NOT_A_NUMBER,
                        FindingRule.NOT_A_NUMBER,
                        FindingRule.BAD_DATE,
                        FindingRule.FIELD_COUNT,
                        FindingRule.ABOVE_POPULATION);
        assertThat(data.findings().list()).extracting(Finding::line).first().isEqualTo(2L);
        assertThat(data.revisions()).containsExactly(new Revision("04", WEEK, PUBLISHED, 7));
    }

    @Test
    void repeatedRowIsTakenOnceAndAnotherValueReported() throws IOException {
        String row = "2025-01-04,01,2025-01-08,12\n";
        HubTargetData data = read(HEADER + row + row + "2025-01-04,01,2025-01-08,13\n");
        assertThat(data.revisions()).hasSize(1);
        assertThat(rules(data)).containsExactly(FindingRule.CONFLICTING_DUPLICATE, FindingRule.REPEATED_ROW);
        assertThat(data.findings().list().getFirst().expected()).startsWith("12");
        assertThat(data.findings().list().getLast().found()).isEqualTo("1 row");
        assertThat(data.findings().errors()).isOne();
    }

    @Test
    void findingsNameThePlaceAndTheWeekThatTheyAreAbout() throws IOException {
        Finding finding =
                read(HEADER + "2025-01-04,01,2025-01-08,-1\n").findings().list().getFirst();
        assertThat(finding.place()).isEqualTo("01");
        assertThat(finding.targetEndDate()).isEqualTo(WEEK);
    }

    @Test
    void inhabitantsOfSmallPlacesBoundTheirCounts() throws IOException {
        HubTargetReader counties =
                flusight.withPlaces(Set.of("01001", "01003")).withInhabitants(Map.of("01001", 58_000.0));
        HubTargetData data = counties.read(
                new StringReader(HEADER + "2025-01-04,01001,2025-01-08,58001\n2025-01-04,01003,2025-01-08,58001\n"));
        assertThat(rules(data)).containsExactly(FindingRule.ABOVE_POPULATION);
        assertThat(data.findings().list().getFirst().expected()).isEqualTo("at most 58000");
    }

    @Test
    void manyWarningsDoNotHideAnError() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int week = 0; week < Findings.LIMIT + 10; week++) {
            LocalDate end = LocalDate.of(2004, 1, 3).plusWeeks(week);
            text.append(end).append(",1,").append(end.plusDays(4)).append(",1\n");
        }
        HubTargetData data = read(text + "2025-01-04,ZZ,2025-01-08,1\n");
        assertThat(data.findings().errors()).isOne();
        assertThat(rules(data)).hasSize(Findings.LIMIT).contains(FindingRule.UNKNOWN_PLACE);
    }

    @Test
    void manyDistinctKeysAreNotTakenForDuplicates() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int week = 0; week < 300; week++) {
            for (int day = 0; day < 20; day++) {
                LocalDate end = LocalDate.of(2019, 1, 5).plusWeeks(week);
                text.append(end)
                        .append(",01,")
                        .append(end.plusDays(4 + 7 * day))
                        .append(",1\n");
            }
        }
        assertThat(read(text.toString()).revisions()).hasSize(6_000);
    }

    @Test
    void lostLeadingZeroIsPutBack() throws IOException {
        HubTargetData data = read(HEADER + "2025-01-04,1,2025-01-08,12\n");
        assertThat(data.revisions()).extracting(Revision::place).containsExactly("01");
        assertThat(rules(data)).containsExactly(FindingRule.LOST_LEADING_ZERO);
    }

    @Test
    void otherIndicatorsArePassedOver() throws IOException {
        HubTargetData data = HubTargetReader.of(HubProfile.RESPICAST_ILI).read(new StringReader("""
                        indicator,target_end_date,location,as_of,value,source
                        ARI,2025-01-05,FR,2025-01-10,5,ERVISS
                        ILI,2025-01-05,FR,2025-01-10,7,ERVISS
                        """));
        assertThat(data.revisions()).extracting(Revision::value).containsExactly(7.0);
        assertThat(data.otherRows()).isEqualTo(1);
    }

    @Test
    void fileAboutOtherTargetsOnlyIsReported() throws IOException {
        assertThat(rules(read(
                        "target,target_end_date,location,as_of,value\nwk inc covid hosp,2025-01-04,01,2025-01-08,1\n")))
                .containsExactly(FindingRule.NO_ROW_FOR_TARGET);
    }

    @Test
    void missingColumnsAreAllNamed() throws IOException {
        HubTargetData data = read("a;b;c\n1;2;3\n");
        assertThat(data.findings().list())
                .extracting(Finding::column)
                .containsExactly("target_end_date", "location", "value", "as_of");
    }

    @Test
    void columnGivenTwiceIsNamed() throws IOException {
        HubTargetData data = read("target_end_date,location,value,as_of,value\n2025-01-04,01,12,2025-01-08,13\n");
        assertThat(data.findings().list())
                .extracting(Finding::rule, Finding::column)
                .containsExactly(tuple(FindingRule.DUPLICATE_COLUMN, "value"));
    }

    @Test
    void rateOfMoreThanEverybodyIsKeptWithAWarning() throws IOException {
        HubTargetData data = HubTargetReader.of(HubProfile.RESPICAST_ILI)
                .read(new StringReader(HEADER + "2025-01-05,FR,2025-01-08,100001\n"));
        assertThat(data.isClean()).isTrue();
        assertThat(data.revisions()).hasSize(1);
        assertThat(rules(data)).containsExactly(FindingRule.IMPLAUSIBLE_RATE);
    }

    @Test
    void emptyFileIsReported() throws IOException {
        assertThat(rules(read(""))).containsExactly(FindingRule.EMPTY_FILE);
        assertThat(rules(read(HEADER))).containsExactly(FindingRule.EMPTY_FILE);
    }

    @Test
    void gzipIsKnownByItsMagicBytes() throws IOException {
        byte[] zipped = gzip(HEADER + "2025-01-04,01,2025-01-08,12\n");
        assertThat(read(zipped).revisions()).hasSize(1);
    }

    @Test
    void truncatedGzipIsReported() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 5_000; i++) {
            text.append(LocalDate.of(2020, 1, 4).plusWeeks(i % 250))
                    .append(",01,2025-01-08,")
                    .append(i * 31 % 977)
                    .append('\n');
        }
        byte[] zipped = gzip(text.toString());
        HubTargetData data = read(Arrays.copyOf(zipped, zipped.length / 2));
        assertThat(rules(data)).contains(FindingRule.TRUNCATED_GZIP);
        byte[] damaged = zipped.clone();
        Arrays.fill(damaged, 20, 60, (byte) 0xFF);
        assertThat(rules(read(damaged))).containsAnyOf(FindingRule.CORRUPT_GZIP, FindingRule.TRUNCATED_GZIP);
    }

    @Test
    void workbookBinaryAndUtf16AreNamed() throws IOException {
        assertThat(rules(read("PK\u0003\u0004...".getBytes(StandardCharsets.ISO_8859_1))))
                .containsExactly(FindingRule.NOT_TEXT);
        assertThat(rules(read(new byte[] {1, 0, 2, 0}))).containsExactly(FindingRule.NOT_TEXT);
        assertThat(rules(read(HEADER.getBytes(StandardCharsets.UTF_16)))).containsExactly(FindingRule.NOT_UTF_8);
    }

    @Test
    void oneStratumIsReadAtATimeAndTheOthersAreTold() throws IOException {
        String text = """
                target_end_date,location,stratum,as_of,value
                2025-01-04,01,all,2025-01-08,12
                2025-01-04,01,age-0-4,2025-01-08,5
                2025-01-04,01,,2025-01-15,13
                """;
        Set<String> known = Set.of("all", "age-0-4");
        HubTargetData everybody = flusight.withStratum("all", known).read(new StringReader(text));
        assertThat(everybody.revisions()).extracting(Revision::value).containsExactly(12.0, 13.0);
        assertThat(everybody.strata()).isEqualTo(known);
        HubTargetData children = flusight.withStratum("age-0-4", known).read(new StringReader(text));
        assertThat(children.revisions()).extracting(Revision::value).containsExactly(5.0);
        HubTargetData strange = flusight.withStratum("all", known).read(new StringReader(text.replace("-0-4", "-90")));
        assertThat(rules(strange)).containsExactly(FindingRule.UNKNOWN_STRATUM);
        assertThat(strange.findings().list().getFirst().expected()).isEqualTo("age-0-4, all");
    }

    @Test
    void latin1IsReportedOnce() throws IOException {
        String text = "target_end_date,location,as_of,value,note\n" + "2025-01-04,01,2025-01-08,1,é\n".repeat(3);
        HubTargetData data = read(text.getBytes(Charset.forName("ISO-8859-1")));
        assertThat(rules(data)).containsExactly(FindingRule.NOT_UTF_8, FindingRule.REPEATED_ROW);
    }

    @Test
    void twoGigabyteLineIsRefusedInLittleMemory() throws IOException {
        InputStream endless = new InputStream() {
            private long left = 2_200_000_000L;

            @Override
            public int read() {
                return left-- > 0 ? '7' : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int count = (int) Math.min(length, left);
                Arrays.fill(buffer, offset, offset + Math.max(count, 0), (byte) '7');
                left -= count;
                return count <= 0 ? -1 : count;
            }
        };
        assertThat(rules(flusight.read(endless))).containsExactly(FindingRule.RECORD_TOO_LONG);
    }

    @Test
    void unclosedQuoteIsRefused() throws IOException {
        String text = HEADER + "\"2025-01-04,01,2025-01-08,1\n" + "2025-01-04,01,2025-01-08,1\n".repeat(5_000);
        assertThat(rules(read(text))).containsExactly(FindingRule.RECORD_TOO_LONG);
    }

    @Test
    void findingsBeyondAThousandAreCounted() throws IOException {
        HubTargetData data = read(HEADER + "2025-01-04,01,2025-01-08,x\n".repeat(1_500));
        assertThat(data.findings().list()).hasSize(1_000);
        assertThat(data.findings().more()).isEqualTo(500);
        assertThat(data.findings().errors()).isEqualTo(1_500);
    }

    @Test
    void whatWasFoundIsShortenedAndCannotSteerATerminal() throws IOException {
        HubTargetData data = read(HEADER + "2025-01-04,01,2025-01-08,\u001b[31m" + "9".repeat(500) + "x\n");
        String line = data.findings().list().getFirst().toString();
        assertThat(line).hasSizeLessThan(220).doesNotContain("\u001b").contains("column value");
    }

    private HubTargetData read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private HubTargetData read(byte[] bytes) throws IOException {
        return flusight.read(new ByteArrayInputStream(bytes));
    }

    private static java.util.List<FindingRule> rules(HubTargetData data) {
        return data.findings().list().stream().map(Finding::rule).toList();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
