package org.vigie.prediction.surveillance.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.Revision;
import org.vigie.forecasting.series.Vintages;
import org.vigie.prediction.surveillance.Observation;
import org.vigie.prediction.surveillance.ObservationQuery;
import org.vigie.prediction.surveillance.ShownObservations;
import org.vigie.prediction.surveillance.Surveillance;

/** Reads observations and what is hidden of them in one snapshot of the database. */
@Repository
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class MaskedObservations implements ShownObservations {
    private static final String SUPPRESSED = "suppressed";

    private final Surveillance surveillance;
    private final JdbcClient jdbc;

    MaskedObservations(Surveillance surveillance, JdbcClient jdbc) {
        this.surveillance = surveillance;
        this.jdbc = jdbc;
    }

    @Override
    public void read(ObservationQuery query, Consumer<Observation> reader) {
        Map<String, Set<LocalDate>> hidden = hidden(query.profile(), query.places(), query.from(), query.to());
        surveillance.read(
                query,
                hidden.isEmpty()
                        ? reader
                        : each -> reader.accept(
                                hidden.getOrDefault(each.place(), Set.of()).contains(each.targetEndDate())
                                        ? suppressed(each)
                                        : each));
    }

    private static Observation suppressed(Observation each) {
        return new Observation(each.place(), each.targetEndDate(), null, SUPPRESSED, each.knownFrom(), each.excluded());
    }

    @Override
    public Vintages vintages(HubProfile profile, String place, LocalDate asOf) {
        Set<LocalDate> hidden = hidden(profile, List.of(place), null, null).getOrDefault(place, Set.of());
        List<Revision> shown = new ArrayList<>();
        for (Revision each : surveillance.vintages(profile, place, asOf).of(place)) {
            shown.add(
                    hidden.contains(each.targetEndDate())
                            ? new Revision(each.place(), each.targetEndDate(), each.asOf(), Double.NaN)
                            : each);
        }
        return Vintages.of(shown);
    }

    private Map<String, Set<LocalDate>> hidden(
            HubProfile profile, List<String> places, @Nullable LocalDate from, @Nullable LocalDate to) {
        StringBuilder sql = new StringBuilder("""
                select place, period_end from protection.suppressed
                where disease = ? and indicator = ? and stratum = 'all'
                """);
        List<Object> parameters = new ArrayList<>(List.of(profile.disease(), profile.indicator()));
        if (!places.isEmpty()) {
            sql.append(" and place = any (?)");
            parameters.add(places.toArray(String[]::new));
        }
        if (from != null) {
            sql.append(" and period_end >= ?");
            parameters.add(from);
        }
        if (to != null) {
            sql.append(" and period_end <= ?");
            parameters.add(to);
        }
        Map<String, Set<LocalDate>> hidden = new HashMap<>();
        jdbc.sql(sql.toString()).params(parameters).query(row -> {
            hidden.computeIfAbsent(row.getString("place"), place -> new HashSet<>())
                    .add(row.getObject("period_end", LocalDate.class));
        });
        return hidden;
    }
}
