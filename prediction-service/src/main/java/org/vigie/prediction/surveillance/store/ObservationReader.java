package org.vigie.prediction.surveillance.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
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
        StringBuilder series = new StringBuilder("""
                select id, place from surveillance.series
                where disease = ? and indicator = ? and stratum = ?""");
        List<Object> parameters = new ArrayList<>(
                List.of(query.profile().disease(), query.profile().indicator(), query.stratum()));
        if (!query.places().isEmpty()) {
            series.append(" and place = any (?)");
            parameters.add(query.places().toArray(String[]::new));
        }
        ObservationQuery.After after = query.after();
        if (after != null) {
            series.append(" and place >= ?");
            parameters.add(after.place());
        }
        StringBuilder weeks = new StringBuilder(" and known_from <= ?");
        parameters.add(query.asOf());
        add(weeks, parameters, " and period_end >= ?", query.from());
        add(weeks, parameters, " and period_end <= ?", query.to());
        // "offset 0" keeps the planner from joining the whole table of observations at once, and from sorting it
        StringBuilder sql = new StringBuilder("select distinct on (s.place, o.period_end) s.place, o.period_end,")
                .append(" o.known_from, o.value, o.missing from (")
                .append(series)
                .append(" order by place offset 0) s cross join lateral (")
                .append(" select period_end, known_from, import, value, missing from surveillance.observation")
                .append(" where series = s.id and not withdrawn")
                .append(weeks)
                .append(" offset 0) o");
        if (after != null) {
            sql.append(" where (s.place, o.period_end) > (?, ?)");
            parameters.add(after.place());
            parameters.add(after.targetEndDate());
        }
        sql.append(" order by s.place, o.period_end, o.known_from desc, o.import desc");
        if (query.most() > 0) {
            sql.append(" limit ").append(query.most());
        }
        Excluded excluded = Excluded.of(jdbc, query);
        RowCallbackHandler rows = row -> reader.accept(observation(row, excluded));
        streaming.query(sql.toString(), rows, parameters.toArray());
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
