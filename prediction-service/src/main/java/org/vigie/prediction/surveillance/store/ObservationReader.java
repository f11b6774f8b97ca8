package org.vigie.prediction.surveillance.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vigie.forecasting.series.WeeklySeries;
import org.vigie.prediction.surveillance.Observation;
import org.vigie.prediction.surveillance.ObservationQuery;

/**
 * Reads observations one after the other, whatever their number: it goes from series to series in the order of the answer,
 * so that the first row comes at once and nothing is sorted that is longer than one series.
 */
@Component
class ObservationReader {
    private static final int FETCH_ROWS = 5_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;

    ObservationReader(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.streaming = new JdbcTemplate(dataSource);
        streaming.setFetchSize(FETCH_ROWS);
    }

    /** Hands over what was known, small cells included. */
    void read(ObservationQuery query, Consumer<Observation> reader) {
        if (isOneWeek(query)) {
            readWeek(query, reader);
            return;
        }
        List<Object> parameters = new ArrayList<>();
        String sql = sql(query, parameters);
        Excluded excluded = Excluded.of(jdbc, query);
        RowCallbackHandler rows = row -> reader.accept(observation(row, excluded));
        streaming.query(sql, rows, parameters.toArray());
    }

    /** What was known, place by place, as one row each; small cells included. */
    Map<String, WeeklySeries> readSeries(ObservationQuery query) {
        List<Object> parameters = new ArrayList<>();
        String sql = """
                select place, min(period_end), array_agg((period_end - first_end) / 7 order by period_end),
                    array_agg(coalesce(value, 'NaN') order by period_end)
                from (select *, min(period_end) over (partition by place) as first_end from (%s) known) weeks
                group by place
                """.formatted(sql(query, parameters));
        Map<String, WeeklySeries> series = new HashMap<>();
        jdbc.sql(sql).params(parameters).query(row -> {
            Integer[] weeks = (Integer[]) row.getArray(3).getArray();
            Double[] known = (Double[]) row.getArray(4).getArray();
            double[] values = new double[weeks[weeks.length - 1] + 1];
            Arrays.fill(values, Double.NaN);
            for (int i = 0; i < weeks.length; i++) {
                values[weeks[i]] = known[i];
            }
            String place = row.getString(1);
            series.put(place, WeeklySeries.of(place, row.getObject(2, LocalDate.class), values));
        });
        return series;
    }

    private static String sql(ObservationQuery query, List<Object> parameters) {
        StringBuilder sql = new StringBuilder("select distinct on (s.place, o.period_end) s.place, o.period_end,")
                .append(" o.known_from, o.value, o.missing from ")
                .append(seriesBySeries(query, parameters));
        ObservationQuery.After after = query.after();
        if (after != null) {
            sql.append(" where (s.place, o.period_end) > (?, ?)");
            parameters.add(after.place());
            parameters.add(after.targetEndDate());
        }
        sql.append(" order by s.place, o.period_end, o.known_from desc, o.import desc");
        if (query.most() > 0) {
            sql.append(" limit ").append(query.most());
        }
        return sql.toString();
    }

    private static String series(ObservationQuery query, List<Object> parameters) {
        StringBuilder sql = new StringBuilder(
                "select id, place from surveillance.series where disease = ? and indicator = ? and stratum = ?");
        parameters.addAll(List.of(query.profile().disease(), query.profile().indicator(), query.stratum()));
        if (!query.places().isEmpty()) {
            sql.append(" and place = any (?)");
            parameters.add(query.places().toArray(String[]::new));
        }
        ObservationQuery.After after = query.after();
        if (after != null) {
            sql.append(" and place >= ?");
            parameters.add(after.place());
        }
        return sql.toString();
    }

    private static boolean isOneWeek(ObservationQuery query) {
        return query.from() != null && query.from().equals(query.to());
    }

    private record Newest(LocalDate knownFrom, long revision, Observation observation) {
        Newest orLater(Newest other) {
            int order = other.knownFrom.compareTo(knownFrom);
            return order > 0 || (order == 0 && other.revision > revision) ? other : this;
        }
    }

    /** All places at once, since their rows of one week lie side by side in the index by week; "+ 0" asks for that index. */
    private void readWeek(ObservationQuery query, Consumer<Observation> reader) {
        List<Object> parameters = new ArrayList<>();
        Map<Integer, String> places = new HashMap<>();
        jdbc.sql(series(query, parameters)).params(parameters).query(row -> {
            places.put(row.getInt("id"), row.getString("place"));
        });
        LocalDate end = Objects.requireNonNull(query.from());
        Excluded excluded = Excluded.of(jdbc, query);
        Map<String, Newest> newest = new TreeMap<>();
        jdbc.sql("""
                select series, known_from, import, value, missing from surveillance.observation
                where series + 0 = any (?) and period_end = ? and known_from <= ? and not withdrawn
                """)
                .params(places.keySet().toArray(Integer[]::new), end, query.asOf())
                .query(row -> {
                    String place = Objects.requireNonNull(places.get(row.getInt(1)));
                    LocalDate knownFrom = row.getObject(2, LocalDate.class);
                    Observation observation = new Observation(
                            place,
                            end,
                            row.getObject(4, Double.class),
                            row.getString(5),
                            knownFrom,
                            excluded.reason(place, end));
                    newest.merge(place, new Newest(knownFrom, row.getLong(3), observation), Newest::orLater);
                });
        ObservationQuery.After after = query.after();
        newest.values().stream()
                .map(Newest::observation)
                .filter(each -> after == null
                        || each.place().compareTo(after.place()) > 0
                        || (each.place().equals(after.place()) && end.isAfter(after.targetEndDate())))
                .limit(query.most() > 0 ? query.most() : Long.MAX_VALUE)
                .forEach(reader);
    }

    /** One series after the other; "offset 0" keeps the planner from joining the whole table at once, and from sorting it. */
    private static String seriesBySeries(ObservationQuery query, List<Object> parameters) {
        String series = series(query, parameters);
        StringBuilder weeks = new StringBuilder(" and known_from <= ?");
        parameters.add(query.asOf());
        add(weeks, parameters, " and period_end >= ?", query.from());
        add(weeks, parameters, " and period_end <= ?", query.to());
        return "(" + series
                + " order by place offset 0) s cross join lateral (select period_end, known_from, import, value, missing"
                + " from surveillance.observation where series = s.id and not withdrawn" + weeks + " offset 0) o";
    }

    private static void add(StringBuilder sql, List<Object> parameters, String condition, @Nullable LocalDate day) {
        if (day != null) {
            sql.append(condition);
            parameters.add(day);
        }
    }

    private static Observation observation(ResultSet row, Excluded excluded) throws SQLException {
        String place = row.getString(1);
        LocalDate end = row.getObject(2, LocalDate.class);
        double value = row.getDouble(4);
        return new Observation(
                place,
                end,
                row.wasNull() ? null : value,
                row.getString(5),
                row.getObject(3, LocalDate.class),
                excluded.reason(place, end));
    }
}
