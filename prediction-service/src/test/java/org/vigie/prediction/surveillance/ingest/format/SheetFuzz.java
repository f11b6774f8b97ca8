package org.vigie.prediction.surveillance.ingest.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Any bytes as the sheet of an otherwise sound workbook, so that the reader of its cells is reached. */
public final class SheetFuzz {
    private SheetFuzz() {}

    public static void fuzzerTestOneInput(byte[] sheet) throws IOException {
        read(sheet);
    }

    static boolean read(byte[] sheet) throws IOException {
        return TableFuzz.read(workbook(sheet), null);
    }

    /** The table of the one sheet of a workbook, as it is opened for an import. */
    static Table open(byte[] sheet) throws IOException {
        return DataFile.open(new ByteArrayInputStream(workbook(sheet)), null, null);
    }

    private static byte[] workbook(byte[] sheet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.\
                    spreadsheetml.sheet.main+xml"/></Types>""".getBytes(StandardCharsets.UTF_8));
            put(zip, "_rels/.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
                    officeDocument" Target="xl/workbook.xml"/></Relationships>""".getBytes(StandardCharsets.UTF_8));
            put(zip, "xl/workbook.xml", """
                    <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
                    <sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>""".getBytes(StandardCharsets.UTF_8));
            put(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
                    worksheet" Target="worksheets/sheet1.xml"/></Relationships>""".getBytes(StandardCharsets.UTF_8));
            put(zip, "xl/styles.xml", """
                    <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs>
                    <xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>""".getBytes(StandardCharsets.UTF_8));
            put(zip, "xl/worksheets/sheet1.xml", sheet);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
