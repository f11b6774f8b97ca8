package org.vigie.prediction.surveillance.ingest.format;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** A workbook of which one sheet is read. */
final class Workbook implements Closeable {
    private final ReadableWorkbook book;

    private Workbook(ReadableWorkbook book) {
        this.book = book;
    }

    static Workbook of(File file) throws IOException {
        try {
            return new Workbook(new ReadableWorkbook(file, new ReadingOptions(true, true)));
        } catch (IOException | RuntimeException unreadable) {
            return withoutStyles(file);
        }
    }

    /** Programs that write no styles are right to do so; the reader of formats insists on them. */
    private static Workbook withoutStyles(File file) throws RefusedFileException {
        try {
            return new Workbook(new ReadableWorkbook(file, new ReadingOptions(false, true)));
        } catch (IOException | RuntimeException damaged) {
            throw damaged();
        }
    }

    static RefusedFileException damaged() {
        return new RefusedFileException(
                "workbook-corrupt", null, null, "an undamaged workbook without a password; save it anew or send CSV");
    }

    /** The rows of the sheet asked for, or of the only one that has any. */
    SourceRows rows(@Nullable String wanted) throws IOException {
        List<Sheet> visible = book.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .toList();
        String names = visible.stream().map(Sheet::getName).collect(Collectors.joining(", "));
        if (wanted != null) {
            Sheet sheet = visible.stream()
                    .filter(each -> each.getName().equalsIgnoreCase(wanted.strip()))
                    .findFirst()
                    .orElseThrow(() -> new RefusedFileException("unknown-sheet", null, wanted, names));
            return new WorkbookRows(sheet, book.isDate1904());
        }
        Sheet only = null;
        for (Sheet sheet : visible) {
            if (hasRows(sheet)) {
                if (only != null) {
                    throw new RefusedFileException("choose-sheet", null, names, names);
                }
                only = sheet;
            }
        }
        if (only == null) {
            throw new RefusedFileException("empty-file", null, null, "a header and at least one row");
        }
        return new WorkbookRows(only, book.isDate1904());
    }

    private boolean hasRows(Sheet sheet) throws IOException {
        try (WorkbookRows rows = new WorkbookRows(sheet, book.isDate1904())) {
            return rows.next() != null;
        } catch (ExcelReaderException damaged) {
            throw damaged();
        }
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
