package org.vigie.prediction.surveillance.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
    private final Surveillance surveillance;
    private final ChangeReader changes;
    private final JdbcClient jdbc;

    MaskedObservations(Surveillance surveillance, ChangeReader changes, JdbcClient jdbc) {
        this.surveillance = surveillance;
        this.changes = changes;
        this.jdbc = jdbc;
    }

    @Override
    public void read(ObservationQuery query, Consumer<Observation> reader) {
        HiddenWeeks hidden = new HiddenWeeks(jdbc, query);
        surveillance.read(
                query,
                each -> reader.accept(hidden.include(each.place(), each.targetEndDate()) ? suppressed(each) : each));
    }

    private static Observation suppressed(Observation each) {
        return new Observation(
                each.place(), each.targetEndDate(), null, HiddenWeeks.REASON, each.knownFrom(), each.excluded());
    }

    @Override
    public void readChanges(ObservationQuery query, LocalDate then, ChangeSink sink) {
        changes.read(query, then, new HiddenWeeks(jdbc, query), sink);
    }

    @Override
    public long countWeeks(ObservationQuery query) {
        return changes.countWeeks(query);
    }

    @Override
    public Vintages vintages(HubProfile profile, String place, LocalDate asOf) {
        HiddenWeeks hidden = new HiddenWeeks(jdbc, new ObservationQuery(profile, List.of(place), asOf, null, null));
        List<Revision> shown = new ArrayList<>();
        for (Revision each : surveillance.vintages(profile, place, asOf).of(place)) {
            shown.add(
                    hidden.include(place, each.targetEndDate())
                            ? new Revision(each.place(), each.targetEndDate(), each.asOf(), Double.NaN)
                            : each);
        }
        return Vintages.of(shown);
    }
}
