package org.vigie.prediction.surveillance.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.prediction.surveillance.ObservationQuery;

/** Which weeks of which places are not shown; of a long answer it knows one place at a time. */
class HiddenWeeks {
    /** The reason given for a value that is not shown. */
    static final String REASON = "suppressed";

    private static final int MOST_AT_ONCE = 100_000;

    private final JdbcClient jdbc;
    private final ObservationQuery query;
    private final boolean onePlaceAtATime;
    private final Map<String, Set<LocalDate>> known = new HashMap<>();

    HiddenWeeks(JdbcClient jdbc, ObservationQuery query) {
        this.jdbc = jdbc;
        this.query = query;
        this.onePlaceAtATime = !load(query.places(), MOST_AT_ONCE);
        if (onePlaceAtATime) {
            known.clear();
        }
    }

    boolean include(String place, LocalDate end) {
        if (onePlaceAtATime && !known.containsKey(place)) {
            known.clear();
            known.put(place, new HashSet<>());
            load(List.of(place), Integer.MAX_VALUE);
        }
        Set<LocalDate> weeks = known.get(place);
        return weeks != null && weeks.contains(end);
    }

    /** Whether there were no more than {@code most}. */
    private boolean load(List<String> places, int most) {
        StringBuilder sql = new StringBuilder("""
                select place, period_end from protection.suppressed
                where disease = ? and indicator = ? and stratum = ?
                """);
        List<Object> parameters = new ArrayList<>(
                List.of(query.profile().disease(), query.profile().indicator(), query.stratum()));
        if (!places.isEmpty()) {
            sql.append(" and place = any (?)");
            parameters.add(places.toArray(String[]::new));
        }
        LocalDate from = query.from();
        if (from != null) {
            sql.append(" and period_end >= ?");
            parameters.add(from);
        }
        LocalDate to = query.to();
        if (to != null) {
            sql.append(" and period_end <= ?");
            parameters.add(to);
        }
        if (most < Integer.MAX_VALUE) {
            sql.append(" limit ").append(most + 1);
        }
        int[] found = {0};
        jdbc.sql(sql.toString()).params(parameters).query(row -> {
            found[0]++;
            known.computeIfAbsent(row.getString("place"), place -> new HashSet<>())
                    .add(row.getObject("period_end", LocalDate.class));
        });
        return found[0] <= most;
    }
}
