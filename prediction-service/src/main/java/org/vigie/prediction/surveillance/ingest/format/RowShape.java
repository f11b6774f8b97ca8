package org.vigie.prediction.surveillance.ingest.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the records of a file become lines of the table. */
final class RowShape {
    private static final Pattern WITH_TIME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ]\\d{2}:\\d{2}.*");
    private static final Pattern PARTS = Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final List<String> columns;
    private final @Nullable Layout layout;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<String, String> places = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> strata = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private RowShape(List<String> columns, @Nullable Layout layout) {
        this.columns = columns;
        this.layout = layout;
        for (int i = 0; i < columns.size(); i++) {
            positions.putIfAbsent(key(columns.get(i)), i);
        }
        if (layout != null) {
            places.putAll(layout.places());
            Layout.Strata parts = layout.strata();
            strata.putAll(parts == null ? Map.of() : parts.codes());
        }
    }

    /** Each record as it is. */
    static RowShape asItIs(List<String> columns) {
        return new RowShape(columns, null);
    }

    /** Each record as {@code layout} reads it; refuses where one of its columns is not there. */
    static RowShape of(Layout layout, List<String> columns, @Nullable String entry) throws RefusedFileException {
        RowShape shape = new RowShape(columns, layout);
        List<@Nullable String> needed = new ArrayList<>(List.of(layout.date()));
        needed.add(layout.place());
        needed.add(layout.asOf());
        needed.add(layout.strata() == null ? null : layout.strata().column());
        layout.values().forEach(value -> needed.add(value.column()));
        needed.addAll(layout.only().keySet());
        layout.values().forEach(value -> needed.addAll(value.only().keySet()));
        for (String column : needed) {
            if (column != null && !shape.positions.containsKey(key(column))) {
                throw new RefusedFileException("mapping-column", entry, String.join(", ", columns), column);
            }
        }
        return shape;
    }

    private static String key(String column) {
        return column.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
    }

    int fields() {
        return columns.size();
    }

    int linesPerRow() {
        return layout == null ? 1 : layout.values().size();
    }

    List<String> header() {
        if (layout == null) {
            return columns;
        }
        List<String> header = new ArrayList<>(List.of("target_end_date", "location", "target", "value"));
        if (layout.asOf() != null) {
            header.add("as_of");
        }
        if (layout.strata() != null) {
            header.add("stratum");
        }
        return header;
    }

    /** The lines that a record with all its fields becomes, an empty one for a value that is about something else. */
    List<List<String>> rows(List<String> record) {
        Layout wanted = layout;
        if (wanted == null) {
            return List.of(record);
        }
        if (!has(record, wanted.only())) {
            return List.of();
        }
        String place = wanted.place() == null ? String.valueOf(wanted.onlyPlace()) : field(record, wanted.place());
        List<List<String>> rows = new ArrayList<>(wanted.values().size());
        for (Layout.Value value : wanted.values()) {
            if (!has(record, value.only())) {
                rows.add(List.of());
                continue;
            }
            List<String> row = new ArrayList<>(6);
            row.add(weekEnd(field(record, wanted.date()), wanted.days()));
            row.add(places.getOrDefault(place, place));
            row.add(value.target());
            row.add(value(field(record, value.column()), value.factor(), wanted.missing()));
            if (wanted.asOf() != null) {
                row.add(day(field(record, wanted.asOf()), wanted.days()));
            }
            if (wanted.strata() != null) {
                row.add(stratum(record, wanted.strata()));
            }
            rows.add(row);
        }
        return rows;
    }

    private String stratum(List<String> record, Layout.Strata wanted) {
        if (wanted.column() == null) {
            return String.valueOf(wanted.every());
        }
        String text = field(record, wanted.column());
        return strata.getOrDefault(text, text);
    }

    private boolean has(List<String> record, Map<String, Set<String>> wanted) {
        return wanted.entrySet().stream().allMatch(each -> each.getValue().contains(field(record, each.getKey())));
    }

    private String field(List<String> record, String column) {
        return record.get(positions.getOrDefault(key(column), 0)).strip();
    }

    private static String value(String text, double factor, Set<String> missing) {
        if (missing.contains(text)) {
            return "";
        }
        if (factor == 1 || text.isEmpty()) {
            return text;
        }
        try {
            return Double.toString(Double.parseDouble(text) * factor);
        } catch (NumberFormatException notOne) {
            return text;
        }
    }

    private static String weekEnd(String text, Layout.Days days) {
        String day = day(text, days);
        if (!days.start() || !DATE.matcher(day).matches()) {
            return day;
        }
        try {
            return LocalDate.parse(day).plusDays(6).toString();
        } catch (DateTimeException impossible) {
            return text;
        }
    }

    /** The day as YYYY-MM-DD where it can be read; otherwise as it stands there, to be reported. */
    private static String day(String text, Layout.Days days) {
        Matcher time = WITH_TIME.matcher(text);
        if (time.matches()) {
            return time.group(1);
        }
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches() || !(days.dayFirst() || days.monthFirst())) {
            return text;
        }
        String day = parts.group(days.dayFirst() ? 1 : 2);
        String month = parts.group(days.dayFirst() ? 2 : 1);
        return "%s-%2s-%2s".formatted(parts.group(3), month, day).replace(' ', '0');
    }

    /** Name in the file of a column of the table. */
    String original(String column, int value) {
        Layout wanted = layout;
        if (wanted == null) {
            return column;
        }
        String name = switch (column) {
            case "target_end_date" -> wanted.date();
            case "location" -> wanted.place();
            case "as_of" -> wanted.asOf();
            case "stratum" -> wanted.strata() == null ? null : wanted.strata().column();
            case "value" -> wanted.values().get(value).column();
            default -> column;
        };
        return name == null ? column : name;
    }
}
