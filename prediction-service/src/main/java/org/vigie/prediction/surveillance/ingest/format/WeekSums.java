package org.vigie.prediction.surveillance.ingest.format;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Daily records added up into one record a week and place, at the line of the week's last day. A week of which the place
 * has not had the last day yet is left out, so that half a week is never taken for a whole one.
 */
final class WeekSums implements SourceRows {
    private static final int MOST_WEEKS = 500_000;

    private final SourceRows days;
    private final Layout layout;
    private final int columns;
    private final int date;
    private final int place;
    private final int stratum;
    private final List<Integer> values;
    private final Map<String, Integer> filters = new HashMap<>();
    private final Map<Key, Week> weeks = new HashMap<>();
    private final Map<String, LocalDate> lastDay = new HashMap<>();
    private @Nullable Iterator<Week> ready;
    private @Nullable Week current;

    private record Key(String place, LocalDate weekEnd) {}

    private static final class Week {
        private final List<String> record;
        private final @Nullable Key key;
        private long line;

        Week(List<String> record, @Nullable Key key, long line) {
            this.record = new ArrayList<>(record);
            this.key = key;
            this.line = line;
        }
    }

    private WeekSums(SourceRows days, List<String> header, Layout layout) {
        this.days = days;
        this.layout = layout;
        this.columns = header.size();
        this.date = position(header, layout.date());
        this.place = layout.place() == null ? -1 : position(header, layout.place());
        Layout.Strata strata = layout.strata();
        this.stratum = strata == null || strata.column() == null ? -1 : position(header, strata.column());
        this.values = layout.values().stream()
                .map(value -> position(header, value.column()))
                .toList();
        layout.only().keySet().forEach(column -> filters.put(column, position(header, column)));
    }

    static WeekSums of(SourceRows days, List<String> header, Layout layout) {
        return new WeekSums(days, header, layout);
    }

    private static int position(List<String> header, String column) {
        for (int i = 0; i < header.size(); i++) {
            if (key(header.get(i)).equals(key(column))) {
                return i;
            }
        }
        throw new IllegalArgumentException(column);
    }

    private static String key(String column) {
        return column.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable List<String> next() throws IOException {
        Iterator<Week> iterator = ready;
        if (iterator == null) {
            iterator = read();
            ready = iterator;
        }
        if (!iterator.hasNext()) {
            return null;
        }
        Week week = iterator.next();
        current = week;
        return week.record;
    }

    private Iterator<Week> read() throws IOException {
        List<Week> all = new ArrayList<>();
        for (List<String> record = days.next(); record != null; record = days.next()) {
            if (record.size() < columns) {
                all.add(new Week(record, null, days.line()));
            } else if (isWanted(record)) {
                add(record, all);
            }
            if (all.size() + weeks.size() > MOST_WEEKS) {
                throw new RefusedFileException(
                        "too-many-weeks", days.entry(), null, "daily rows of at most " + MOST_WEEKS + " weeks");
            }
        }
        weeks.values().stream().filter(this::isOver).forEach(all::add);
        all.sort(Comparator.comparingLong(week -> week.line));
        return all.iterator();
    }

    private boolean isWanted(List<String> record) {
        return layout.only().entrySet().stream()
                .allMatch(each -> each.getValue()
                        .contains(record.get(filters.getOrDefault(each.getKey(), 0))
                                .strip()));
    }

    private boolean isOver(Week week) {
        Key key = week.key;
        return key != null && !key.weekEnd.isAfter(lastDay.getOrDefault(key.place, LocalDate.MIN));
    }

    private void add(List<String> record, List<Week> unreadable) {
        LocalDate day;
        try {
            String text = record.get(date).strip();
            day = LocalDate.parse(text.substring(0, Math.min(10, text.length())));
        } catch (DateTimeParseException notOne) {
            unreadable.add(new Week(record, null, days.line()));
            return;
        }
        DayOfWeek last = layout.days() == Layout.Days.DAYS_OF_MMWR_WEEK ? DayOfWeek.SATURDAY : DayOfWeek.SUNDAY;
        String who = stratum < 0 ? "" : "\n" + record.get(stratum).strip();
        String where = (place < 0 ? "" : record.get(place).strip()) + who;
        Key key = new Key(where, day.with(TemporalAdjusters.nextOrSame(last)));
        lastDay.merge(where, day, (one, other) -> one.isAfter(other) ? one : other);
        Week week = weeks.get(key);
        if (week == null) {
            week = new Week(record, key, days.line());
            week.record.set(date, key.weekEnd.toString());
            weeks.put(key, week);
        } else {
            for (int value : values) {
                week.record.set(
                        value,
                        sum(week.record.get(value).strip(), record.get(value).strip()));
            }
        }
        week.line = days.line();
    }

    /** The sum of two values; what is no number stays, to be reported. */
    private String sum(String so, String more) {
        if (layout.missing().contains(more) || more.isEmpty()) {
            return so;
        }
        if (layout.missing().contains(so) || so.isEmpty()) {
            return more;
        }
        try {
            return Double.toString(Double.parseDouble(so) + Double.parseDouble(more));
        } catch (NumberFormatException notOne) {
            return isNumber(so) ? more : so;
        }
    }

    private static boolean isNumber(String text) {
        try {
            Double.parseDouble(text);
            return true;
        } catch (NumberFormatException notOne) {
            return false;
        }
    }

    @Override
    public long line() {
        Week week = current;
        return week == null ? days.line() : week.line;
    }

    @Override
    public @Nullable String entry() {
        return days.entry();
    }

    @Override
    public void close() throws IOException {
        days.close();
    }
}
