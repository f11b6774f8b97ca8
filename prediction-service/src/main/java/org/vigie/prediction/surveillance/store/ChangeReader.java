package org.vigie.prediction.surveillance.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vigie.prediction.surveillance.Observation;
import org.vigie.prediction.surveillance.ObservationChange;
import org.vigie.prediction.surveillance.ObservationQuery;
import org.vigie.prediction.surveillance.ShownObservations.ChangeSink;

/** Reads the weeks that became known between two days, each with what was known before, place by place. */
@Component
class ChangeReader {
    private static final int FETCH_ROWS = 2_000;
    private static final String PLACES = """
            select place, array_agg(id) as ids from surveillance.series
            where disease = ? and indicator = ? and stratum = ?
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;

    ChangeReader(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.streaming = new JdbcTemplate(dataSource);
        streaming.setFetchSize(FETCH_ROWS);
    }

    private record Side(String place, LocalDate end, boolean later, Observation observation) {
        boolean isOfTheSameWeek(Side other) {
            return place.equals(other.place) && end.equals(other.end);
        }
    }

    /** How many weeks of all places were known by the day of the query. */
    long countWeeks(ObservationQuery query) {
        List<Object> parameters = new ArrayList<>();
        String places = places(query, parameters);
        parameters.add(query.asOf());
        return jdbc.sql("""
            select count(*) from (%s group by place offset 0) p
            cross join lateral (
                select distinct period_end from surveillance.observation
                where series = any (p.ids) and known_from <= ? and not withdrawn offset 0
            ) w
            """.formatted(places))
                .params(parameters)
                .query(Long.class)
                .single();
    }

    /** Hands over each change since {@code then} until the sink wants no more, hidden weeks as they are shown. */
    void read(ObservationQuery query, LocalDate then, HiddenWeeks hidden, ChangeSink sink) {
        List<Object> parameters = new ArrayList<>();
        // of each week the newest row of either side, the later side first; "offset 0" as in ObservationReader
        StringBuilder sql = new StringBuilder("""
            select p.place, w.period_end, w.later, w.known_from, w.value, w.missing
            from (%s group by place order by place offset 0) p
            cross join lateral (
                select distinct on (period_end, later) period_end, later, known_from, value, missing
                from (
                    select distinct period_end from surveillance.observation
                    where series = any (p.ids) and known_from > ? and known_from <= ? and not withdrawn offset 0
                ) news
                cross join lateral (
                    select known_from > ? as later, known_from, import, value, missing from surveillance.observation
                    where series = any (p.ids) and period_end = news.period_end and known_from <= ? and not withdrawn
                    offset 0
                ) o
                order by period_end, later desc, known_from desc, import desc
                offset 0
            ) w
            """.formatted(places(query, parameters)));
        parameters.addAll(List.of(then, query.asOf(), then, query.asOf()));
        ObservationQuery.After after = query.after();
        if (after != null) {
            sql.append(" where (p.place, w.period_end) > (?, ?)");
            parameters.add(after.place());
            parameters.add(after.targetEndDate());
        }
        Excluded excluded = Excluded.of(jdbc, query);
        try (Stream<Side> sides = streaming.queryForStream(
                sql.toString(), (row, number) -> side(row, excluded, hidden), parameters.toArray())) {
            Iterator<Side> each = sides.iterator();
            Side next = each.hasNext() ? each.next() : null;
            boolean wanted = true;
            while (next != null && wanted) {
                Side now = next;
                next = each.hasNext() ? each.next() : null;
                Observation before = null;
                if (next != null && next.isOfTheSameWeek(now)) {
                    before = next.observation();
                    next = each.hasNext() ? each.next() : null;
                }
                wanted = isSame(before, now.observation())
                        || sink.take(new ObservationChange(before, now.observation()));
            }
        }
    }

    private static boolean isSame(@Nullable Observation before, Observation now) {
        return before != null
                && Objects.equals(before.value(), now.value())
                && Objects.equals(before.missing(), now.missing());
    }

    private static String places(ObservationQuery query, List<Object> parameters) {
        StringBuilder places = new StringBuilder(PLACES);
        parameters.addAll(List.of(query.profile().disease(), query.profile().indicator(), query.stratum()));
        if (!query.places().isEmpty()) {
            places.append(" and place = any (?)");
            parameters.add(query.places().toArray(String[]::new));
        }
        ObservationQuery.After after = query.after();
        if (after != null) {
            places.append(" and place >= ?");
            parameters.add(after.place());
        }
        return places.toString();
    }

    private static Side side(ResultSet row, Excluded excluded, HiddenWeeks hidden) throws SQLException {
        String place = row.getString(1);
        LocalDate end = row.getObject(2, LocalDate.class);
        boolean isHidden = hidden.include(place, end);
        Double value = row.getObject(5, Double.class);
        return new Side(
                place,
                end,
                row.getBoolean(3),
                new Observation(
                        place,
                        end,
                        isHidden ? null : value,
                        isHidden ? HiddenWeeks.REASON : row.getString(6),
                        row.getObject(4, LocalDate.class),
                        excluded.reason(place, end)));
    }
}
