package org.vigie.prediction.surveillance.ingest.format;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet as text: formulas by the value that was saved with them, day numbers as dates. */
final class WorkbookRows implements SourceRows {
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal FIRST_DAY = BigDecimal.valueOf(61);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(200_000);
    private static final Pattern TEXT_IN_FORMAT = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");
    private static final Set<String> DATE_NAMES =
            Set.of("target_end_date", "date", "truth_date", "as_of", "week_end", "week ending date");
    private static final int MOST_CELLS = 2_000;

    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final String name;
    private final LocalDate dayZero;
    private List<Boolean> dateColumns = List.of();
    private long line;

    WorkbookRows(Sheet sheet, boolean date1904) throws RefusedFileException {
        this.stream = open(sheet);
        this.rows = stream.iterator();
        this.name = sheet.getName();
        this.dayZero = date1904 ? DAY_ZERO_1904 : DAY_ZERO;
    }

    private static Stream<Row> open(Sheet sheet) throws RefusedFileException {
        try {
            return sheet.openStream();
        } catch (IOException | RuntimeException damaged) {
            throw Workbook.damaged();
        }
    }

    @Override
    public @Nullable List<String> next() throws IOException {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                List<String> cells = cells(row);
                if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                    boolean header = line == 0;
                    line = row.getRowNum();
                    if (header) {
                        dateColumns = cells.stream()
                                .map(cell -> DATE_NAMES.contains(cell.toLowerCase(Locale.ROOT)))
                                .toList();
                    }
                    return cells;
                }
            }
            return null;
        } catch (RuntimeException damaged) {
            throw Workbook.damaged();
        }
    }

    private List<String> cells(Row row) {
        int count = Math.min(row.getCellCount(), MOST_CELLS);
        List<String> cells = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            cells.add(row.hasCell(i) ? text(row.getCell(i), i) : "");
        }
        while (!cells.isEmpty() && cells.getLast().isEmpty() && cells.size() > dateColumns.size()) {
            cells.removeLast();
        }
        while (line > 0 && cells.size() < dateColumns.size()) {
            cells.add("");
        }
        return cells;
    }

    private String text(@Nullable Cell cell, int column) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return cell == null || cell.getType() == CellType.EMPTY ? "" : String.valueOf(cell.getRawValue());
        }
        String raw = cell.getType() == CellType.STRING ? cell.getText() : cell.getRawValue();
        String value = raw == null ? "" : raw.strip();
        boolean dated = (column < dateColumns.size() && dateColumns.get(column)) || isDateFormat(cell);
        return cell.getType() == CellType.STRING ? value : number(value, dated);
    }

    private static boolean isDateFormat(Cell cell) {
        String format = cell.getDataFormatString();
        if (format == null || format.equalsIgnoreCase("General")) {
            return false;
        }
        String signs = TEXT_IN_FORMAT.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        return signs.contains("y") || signs.contains("d");
    }

    private String number(String text, boolean dated) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException notOne) {
            return text;
        }
        if (number.precision() > 40 || Math.abs(number.scale()) > 400) {
            return text;
        }
        if (dated && number.compareTo(FIRST_DAY) >= 0 && number.compareTo(LAST_DAY) < 0) {
            return dayZero.plusDays(number.setScale(0, RoundingMode.FLOOR).longValueExact())
                    .toString();
        }
        return number.scale() > 0 || text.indexOf('E') >= 0 || text.indexOf('e') >= 0
                ? shortest(number)
                : number.toPlainString();
    }

    /** Workbooks keep 0.1 as 0.10000000000000001. */
    private static String shortest(BigDecimal number) {
        return new BigDecimal(Double.toString(number.doubleValue()))
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public String entry() {
        return name;
    }

    @Override
    public void close() {
        stream.close();
    }
}
