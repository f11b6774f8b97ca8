package org.vigie.prediction.surveillance.ingest.format;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the parts of a workbook before they are read: the reader makes room for whatever column a cell names and
 * keeps all shared texts, so that a few hundred bytes could take all the memory there is.
 */
final class WorkbookParts {
    private static final int COLUMNS = 16_384;
    private static final int ROWS = 1_048_576;
    private static final int LONGEST_TEXT = 1 << 16;
    private static final int MOST_TEXTS = 1_000_000;
    private static final long SHARED_CHARACTERS = 64L << 20;
    private static final int MOST_DECLARATIONS = 200_000;
    private static final int LONGEST_FOUND = 60;
    private static final int DEEPEST = 64;
    private static final Set<String> DECLARATIONS =
            Set.of("xf", "numFmt", "sheet", "definedName", "Relationship", "Override", "Default");
    private static final XMLInputFactory XML = factory();

    private final String entry;
    private int depth;
    private int cells;
    private int texts;
    private int declarations;
    private long characters;
    private long sharedCharacters;
    private boolean inRow;
    private boolean inText;
    private boolean inShared;

    private WorkbookParts(String entry) {
        this.entry = entry;
    }

    /** The same settings as the reader's, so that both stop at the same fault. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Reads {@code part} to its end and refuses what no workbook can hold. */
    static void check(InputStream part, String entry) throws IOException {
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(part);
            try {
                WorkbookParts parts = new WorkbookParts(entry);
                while (xml.hasNext()) {
                    parts.look(xml, xml.next());
                }
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | RuntimeException notXml) {
            // a picture, or a part that its reader refuses as well, unless the bytes could not be had at all
            rethrowIo(notXml);
        }
        part.transferTo(OutputStream.nullOutputStream());
    }

    private static void rethrowIo(Exception failure) throws IOException {
        Throwable first = failure instanceof XMLStreamException xml ? xml.getNestedException() : failure.getCause();
        for (Throwable cause = first; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                throw io;
            }
        }
    }

    private void look(XMLStreamReader xml, int event) throws RefusedFileException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (++depth > DEEPEST) {
                    throw Workbook.damaged();
                }
                begin(xml, xml.getLocalName());
            }
            case XMLStreamConstants.END_ELEMENT -> {
                depth--;
                end(xml.getLocalName());
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (inText) {
                    text(xml.getTextLength());
                }
            }
            default -> {}
        }
    }

    private void begin(XMLStreamReader xml, String name) throws RefusedFileException {
        switch (name) {
            case "row" -> {
                inRow = true;
                cells = 0;
                String number = attribute(xml);
                if (number != null && !isCell(number)) {
                    throw outside(number);
                }
            }
            case "c" -> {
                inText = true;
                characters = 0;
                cells += inRow ? 1 : 0;
                String reference = attribute(xml);
                if (cells > COLUMNS || (reference != null && !isCell(reference))) {
                    throw outside(reference == null ? cells + " cells in a row" : reference);
                }
            }
            case "si" -> {
                inText = true;
                inShared = true;
                characters = 0;
                if (++texts > MOST_TEXTS) {
                    throw tooLarge(texts + " texts", MOST_TEXTS + " different texts");
                }
            }
            default -> {
                if (DECLARATIONS.contains(name) && ++declarations > MOST_DECLARATIONS) {
                    throw tooLarge(declarations + " " + name, MOST_DECLARATIONS + " styles and names");
                }
            }
        }
    }

    private void end(String name) {
        switch (name) {
            case "row" -> inRow = false;
            case "c" -> inText = false;
            case "si" -> {
                inText = false;
                inShared = false;
            }
            default -> {}
        }
    }

    private static @Nullable String attribute(XMLStreamReader xml) {
        return xml.getAttributeValue(null, "r");
    }

    private void text(int length) throws RefusedFileException {
        characters += length;
        if (characters > LONGEST_TEXT) {
            throw tooLarge(characters + " characters", LONGEST_TEXT + " characters in a cell");
        }
        if (inShared) {
            sharedCharacters += length;
            if (sharedCharacters > SHARED_CHARACTERS) {
                throw tooLarge(sharedCharacters + " characters", SHARED_CHARACTERS + " characters of different texts");
            }
        }
    }

    /** Whether a workbook has this cell, such as {@code B7}, or this row, such as {@code 7}. */
    static boolean isCell(String reference) {
        int column = 0;
        int row = 0;
        boolean digits = false;
        for (int i = 0; i < reference.length(); i++) {
            char sign = reference.charAt(i);
            if (sign >= '0' && sign <= '9') {
                digits = true;
                row = row * 10 + (sign - '0');
            } else if (!digits && (sign & ~0x20) >= 'A' && (sign & ~0x20) <= 'Z') {
                column = column * 26 + ((sign & ~0x20) - 'A' + 1);
            } else if (sign != '$') {
                return false;
            }
            if (column > COLUMNS || row > ROWS) {
                return false;
            }
        }
        return true;
    }

    private RefusedFileException outside(String found) {
        return new RefusedFileException(
                "workbook-cell",
                entry,
                found.substring(0, Math.min(found.length(), LONGEST_FOUND)),
                "columns A to XFD and rows 1 to " + ROWS + ", as workbooks have");
    }

    private RefusedFileException tooLarge(String found, String most) {
        return new RefusedFileException(
                "archive-too-large", entry, found, "at most " + most + "; send the data as CSV");
    }
}
