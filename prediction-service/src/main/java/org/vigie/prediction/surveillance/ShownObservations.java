package org.vigie.prediction.surveillance;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.Vintages;

/** Observations as people and other systems may see them: small cells are hidden. Whatever is answered is read here. */
public interface ShownObservations {
    /** Hands over each observation asked for, by place and then by week, hidden ones as {@code suppressed}. */
    void read(ObservationQuery query, Consumer<Observation> reader);

    /** Takes changes one after the other. */
    interface ChangeSink {
        /** Whether there is room for another one. */
        boolean take(ObservationChange change);
    }

    /**
     * Hands over each week that stood otherwise on {@code then} than on the day of the query, by place and then by week,
     * as long as the sink takes them.
     */
    void readChanges(ObservationQuery query, LocalDate then, ChangeSink sink);

    /** How many weeks of all places were known by the day of the query. */
    long countWeeks(ObservationQuery query);

    /** Every revision of a place published until {@code asOf}; hidden weeks are missing. */
    Vintages vintages(HubProfile profile, String place, LocalDate asOf);
}
