package org.vigie.prediction.surveillance.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.prediction.surveillance.ObservationQuery;

/** The periods of a profile that must not be used, and why. */
record Excluded(Map<String, List<Period>> byPlace) {
    /** From the first to the last week, by their last days. */
    record Period(LocalDate first, LocalDate last, String reason) {}

    static Excluded of(JdbcClient jdbc, ObservationQuery query) {
        Map<String, List<Period>> byPlace = new HashMap<>();
        jdbc.sql("""
                select place, first_period_end, last_period_end, reason from surveillance.exclusion
                where disease = ? and indicator = ? and lifted_at is null order by id
                """)
                .params(query.profile().disease(), query.profile().indicator())
                .query(row -> {
                    byPlace.computeIfAbsent(row.getString("place"), place -> new ArrayList<>())
                            .add(new Period(
                                    row.getObject("first_period_end", LocalDate.class),
                                    row.getObject("last_period_end", LocalDate.class),
                                    row.getString("reason")));
                });
        return new Excluded(byPlace);
    }

    @Nullable String reason(String place, LocalDate end) {
        if (byPlace.isEmpty()) {
            return null;
        }
        for (Period period : byPlace.getOrDefault(place, List.of())) {
            if (!end.isBefore(period.first()) && !end.isAfter(period.last())) {
                return period.reason();
            }
        }
        return null;
    }
}
