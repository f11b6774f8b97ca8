package org.vigie.prediction.surveillance.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataFileTests {
    private static final String TEXT = "target_end_date,location,as_of,value\n2024-11-02,US,2024-11-06,1000\n";
    private static final Layout LAYOUT = new Layout(
            "Début de semaine",
            Layout.Days.WEEK_START_DAY_FIRST,
            "Région",
            null,
            null,
            List.of(new Layout.Value("Grippe", "respicast-ili"), new Layout.Value("IRA", "respicast-ari")),
            Map.of("Île-de-France", "11"),
            Set.of("nd"),
            Map.of("Âge", Set.of("Tous")));

    @Test
    void plainTextPassesThroughUntouched() throws IOException {
        assertThat(read(bytes(TEXT), null, null)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|"})
    void delimiterIsDetected(String delimiter) throws IOException {
        assertThat(read(bytes(TEXT.replace(",", delimiter)), null, null)).isEqualTo(TEXT);
    }

    @Test
    void decimalCommasBecomePoints() throws IOException {
        assertThat(read(bytes("date;value\n2024-11-02;12,5\n"), null, null)).isEqualTo("date,value\n2024-11-02,12.5\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "windows-1252"})
    void encodingIsDetected(String charset) throws IOException {
        String text = "Région;Âge;n\nÎle-de-France;Été – tous;1\nProvence-Alpes-Côte d’Azur;Été – tous;2\n";
        assertThat(read(text.getBytes(Charset.forName(charset)), null, null)).isEqualTo(text.replace(';', ','));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void byteOrderMarkIsDropped(String charset) throws IOException {
        byte[] marked = ("\uFEFF" + TEXT.replace(',', ';')).getBytes(Charset.forName(charset));
        assertThat(read(marked, null, null)).isEqualTo(TEXT);
    }

    @Test
    void gzipIsUnpacked() throws IOException {
        assertThat(read(gzip(bytes(TEXT)), null, null)).isEqualTo(TEXT);
        assertThat(read(gzip(bytes(TEXT.replace(',', ';'))), null, null)).isEqualTo(TEXT);
    }

    @Test
    void truncatedGzipIsNamed() throws IOException {
        byte[] whole = gzip(bytes(TEXT.repeat(3_000)));
        assertThat(refusal(Arrays.copyOf(whole, whole.length - 12))).isEqualTo("truncated-gzip");
    }

    @Test
    void filesOfAnArchiveAreReadOneAfterTheOther() throws IOException {
        byte[] zip = zip(Map.of("a/one.csv", "b,a\n1,2\n", "two.csv", "\"a\";\"b\"\n\n4;3\n", "__MACOSX/x.csv", "?"));
        try (Table table = open(zip, null, null)) {
            assertThat(text(table)).isEqualTo("b,a\n1,2\n3,4\n");
            assertThat(table.origin(2, "a")).isEqualTo(new Origin("a/one.csv", 2L, "a"));
            assertThat(table.origin(3, "a")).isEqualTo(new Origin("two.csv", 3L, "a"));
        }
    }

    @Test
    void filesWithoutDataArePassedOverAloud() throws IOException {
        try (Table table = open(zip(Map.of("data.csv", TEXT, "licence.pdf", "x")), null, null)) {
            text(table);
            assertThat(table.notices()).singleElement().satisfies(notice -> {
                assertThat(notice.rule()).isEqualTo("archive-entry-skipped");
                assertThat(notice.entry()).isEqualTo("licence.pdf");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../up.csv", "/etc/x.csv", "a/../../x.csv", "..\\up.csv", "C:\\x.csv", "a\nb.csv"})
    void pathTricksAreRefused(String name) throws IOException {
        assertThat(refusal(zip(Map.of(name, TEXT)))).isEqualTo("archive-path");
    }

    @Test
    void nestedArchivesAreRefused() throws IOException {
        assertThat(refusal(zip(Map.of("inner.zip", "PK")))).isEqualTo("archive-nested");
        assertThat(refusal(gzip(gzip(bytes(TEXT))))).isEqualTo("archive-nested");
        assertThat(refusal(gzip(zip(Map.of("data.csv", TEXT))))).isEqualTo("archive-nested");
    }

    @Test
    void archiveWithoutDataIsRefused() throws IOException {
        assertThat(refusal(zip(Map.of("readme.md", "x")))).isEqualTo("archive-empty");
    }

    @Test
    void archiveWithDifferentColumnsIsRefused() throws IOException {
        assertThat(refusal(zip(Map.of("a.csv", TEXT, "b.csv", "x,y\n1,2\n")))).isEqualTo("archive-columns");
    }

    @Test
    void damagedArchiveIsRefused() throws IOException {
        byte[] zip = zip(Map.of("data.csv", TEXT));
        assertThat(refusal(Arrays.copyOf(zip, zip.length - 30))).isEqualTo("archive-corrupt");
    }

    @Test
    void archiveWhoseContentChangedOnTheWayIsRefused() throws IOException {
        byte[] zip = zip(Map.of("data.csv", TEXT));
        zip[at(zip, "PK\1\2") + 16] ^= 1;
        assertThat(refusal(zip)).isEqualTo("archive-corrupt");
        byte[] workbook = workbook(Map.of("Data", sheet -> header(sheet, "target_end_date", "location")));
        workbook[at(workbook, "PK\1\2") + 16] ^= 1;
        assertThat(refusal(workbook)).isEqualTo("archive-corrupt");
    }

    @Test
    void archiveWithTwoFilesOfOneNameIsRefused() throws IOException {
        String zip = new String(zip(Map.of("a.csv", TEXT, "b.csv", TEXT)), StandardCharsets.ISO_8859_1);
        assertThat(refusal(zip.replace("b.csv", "a.csv").getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("archive-corrupt");
    }

    private static int at(byte[] bytes, String sign) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(sign);
    }

    @Test
    void bombsAreCutOff() throws IOException {
        Limits small = new Limits(10_000_000, 50, 100_000, 3, 10_000_000);
        String zeros = "a,b\n" + "0,0\n".repeat(500_000);
        byte[] workbook =
                zip(Map.of("[Content_Types].xml", "<x/>", "xl/workbook.xml", "<x/>", "xl/worksheets/a.xml", zeros));
        Limits roomy = new Limits(10_000_000, 50, 100_000, 9, 10_000_000);
        assertThatThrownBy(() -> DataFile.open(new ByteArrayInputStream(workbook), null, null, roomy))
                .hasMessageContaining("archive-too-large");
        for (byte[] bomb : List.of(gzip(bytes(zeros)), zip(Map.of("a.csv", zeros)))) {
            assertThatThrownBy(() -> {
                        try (Table table = DataFile.open(new ByteArrayInputStream(bomb), null, null, small)) {
                            text(table);
                        }
                    })
                    .isInstanceOfSatisfying(
                            RefusedFileException.class,
                            refusal -> assertThat(refusal.finding().rule()).isEqualTo("archive-too-large"));
        }
        byte[] many = zip(Map.of("a.csv", "x", "b.csv", "x", "c.csv", "x", "d.csv", "x"));
        assertThatThrownBy(() -> DataFile.open(new ByteArrayInputStream(many), null, null, small))
                .hasMessageContaining("4 entries");
    }

    @Test
    void workbookGivesDatesAndSavedValues() throws IOException {
        byte[] workbook = workbook(Map.of("Data", sheet -> {
            header(sheet, "target_end_date", "location", "as_of", "value");
            sheet.value(1, 0, LocalDate.of(2024, 11, 2));
            sheet.style(1, 0).format("dd/mm/yyyy").set();
            sheet.value(1, 1, "01");
            sheet.value(1, 2, 45602);
            sheet.value(1, 3, 12.1);
            sheet.value(3, 0, "2024-W45");
            sheet.value(3, 1, "US");
            sheet.value(3, 2, LocalDate.of(2024, 11, 13));
            sheet.value(3, 3, 7);
        }));
        try (Table table = open(workbook, null, null)) {
            assertThat(text(table)).isEqualTo("""
                            target_end_date,location,as_of,value
                            2024-11-02,01,2024-11-06,12.1

                            2024-W45,US,2024-11-13,7
                            """);
            assertThat(table.origin(4, "value")).isEqualTo(new Origin("Data", 4L, "value"));
        }
    }

    @Test
    void sheetMustBeChosenWhereSeveralHaveRows() throws IOException {
        byte[] workbook = workbook(Map.of("A", sheet -> header(sheet, "a"), "B", sheet -> header(sheet, "b")));
        assertThat(refusal(workbook)).isEqualTo("choose-sheet");
        assertThat(read(workbook, "b", null)).isEqualTo("b\n");
        assertThatThrownBy(() -> read(workbook, "C", null)).hasMessageContaining("unknown-sheet");
    }

    @Test
    void oldAndDamagedWorkbooksAreNamed() throws IOException {
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        assertThat(refusal(old)).isEqualTo("workbook-old");
        byte[] hollow = zip(Map.of("[Content_Types].xml", "<x/>", "xl/workbook.xml", "<nonsense"));
        assertThat(refusal(hollow)).isEqualTo("workbook-corrupt");
    }

    @ParameterizedTest
    @CsvSource({
        "AOOOOOOOOOOOOOOOOOOOOOOO1, 1",
        "XFE1, 1",
        "A1048577, 1",
        "A99999999999999999999, 1",
        "é1, 1",
        "A1, 1048577",
        "A1, 99999999999999999999"
    })
    void cellsOutsideOfAWorkbookAreNamed(String cell, String row) throws IOException {
        byte[] sheet =
                bytes("<worksheet><sheetData><row r=\"%s\"><c r=\"%s\" t=\"str\"><v>date</v></c></row></sheetData>"
                        .formatted(row, cell));
        assertThatThrownBy(() -> SheetFuzz.open(sheet)).isInstanceOfSatisfying(RefusedFileException.class, refusal -> {
            assertThat(refusal.finding().rule()).isEqualTo("workbook-cell");
            assertThat(refusal.finding().found()).isIn(cell, row);
        });
    }

    @Test
    void lastCellOfAWorkbookIsRead() throws IOException {
        assertThat(WorkbookParts.isCell("XFD1048576")).isTrue();
        assertThat(WorkbookParts.isCell("$a$7")).isTrue();
    }

    @Test
    void endlessRowsAndTextsOfAWorkbookAreCutOff() {
        String cells = "<c t=\"n\"/>".repeat(16_385);
        assertThatThrownBy(() -> SheetFuzz.open(bytes("<worksheet><row>" + cells + "</row></worksheet>")))
                .hasMessageContaining("workbook-cell: 16385 cells in a row");
        String text = "<c t=\"str\"><v>" + "x".repeat(70_000) + "</v></c>";
        assertThatThrownBy(() -> SheetFuzz.open(bytes("<worksheet><row>" + text + "</row></worksheet>")))
                .hasMessageContaining("archive-too-large: ");
        assertThatThrownBy(() -> SheetFuzz.open(bytes("<a>".repeat(100)))).hasMessageContaining("workbook-corrupt");
    }

    @Test
    void formulaInAWorkbookIsNeverCalculated() throws IOException {
        byte[] workbook = workbook(Map.of("Data", sheet -> {
            header(sheet, "location", "value");
            sheet.value(1, 0, "=WEBSERVICE(\"http://example.org\")");
            sheet.formula(1, 1, "1+1");
        }));
        assertThat(read(workbook, null, null))
                .isEqualTo("location,value\n\"=WEBSERVICE(\"\"http://example.org\"\")\",\n");
    }

    @Test
    void layoutTurnsForeignColumnsIntoOurs() throws IOException {
        String text = """
                Région;Début de semaine;Âge;IRA;Grippe
                Île-de-France;28/10/2024;Tous;12,5;nd
                Île-de-France;28/10/2024;0-4;1;2
                84;4/11/2024;Tous;3;
                """;
        try (Table table = open(bytes(text), null, LAYOUT)) {
            assertThat(text(table).lines().filter(line -> !line.isEmpty()))
                    .containsExactly(
                            "target_end_date,location,target,value",
                            "2024-11-03,11,respicast-ili,",
                            "2024-11-03,11,respicast-ari,12.5",
                            "2024-11-10,84,respicast-ili,",
                            "2024-11-10,84,respicast-ari,3");
            assertThat(table.origin(8, "value")).isEqualTo(new Origin(null, 4L, "IRA"));
            assertThat(table.origin(3, "target_end_date")).isEqualTo(new Origin(null, 2L, "Début de semaine"));
        }
    }

    @Test
    void missingColumnOfALayoutIsNamed() {
        assertThatThrownBy(() -> read(bytes("Région;Semaine\n84;x\n"), null, LAYOUT))
                .isInstanceOfSatisfying(RefusedFileException.class, refusal -> {
                    assertThat(refusal.finding().rule()).isEqualTo("mapping-column");
                    assertThat(refusal.finding().expected()).isEqualTo("Début de semaine");
                });
    }

    @Test
    void rowsWithTooFewFieldsAreFindings() throws IOException {
        try (Table table = open(bytes("a;b\n1;2\n\n3\n"), null, null)) {
            assertThat(text(table)).startsWith("a,b\n1,2\n");
            assertThat(table.notices()).singleElement().satisfies(notice -> {
                assertThat(notice.rule()).isEqualTo("field-count");
                assertThat(notice.line()).isEqualTo(4);
            });
        }
    }

    private static Table open(byte[] content, @Nullable String sheet, @Nullable Layout layout) throws IOException {
        return DataFile.open(new ByteArrayInputStream(content), sheet, layout);
    }

    private static String read(byte[] content, @Nullable String sheet, @Nullable Layout layout) throws IOException {
        try (Table table = open(content, sheet, layout)) {
            return text(table);
        }
    }

    private static String text(Table table) throws IOException {
        return new String(table.text().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String refusal(byte[] content) {
        try {
            return "read: " + read(content, null, null);
        } catch (RefusedFileException refusal) {
            return refusal.finding().rule();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(bytes(file.getValue()));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private interface Filler {
        void fill(Worksheet sheet);
    }

    private static void header(Worksheet sheet, String... names) {
        for (int i = 0; i < names.length; i++) {
            sheet.value(0, i, names[i]);
        }
    }

    private static byte[] workbook(Map<String, Filler> sheets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Vigie", "1.0")) {
            sheets.forEach((name, filler) -> filler.fill(workbook.newWorksheet(name)));
        }
        return out.toByteArray();
    }
}
