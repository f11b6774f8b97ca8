package org.vigie.prediction.surveillance;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.Vintages;

/** Observations as people and other systems may see them: small cells are hidden. Whatever is answered is read here. */
public interface ShownObservations {
    /** Hands over each observation asked for, by place and then by week, hidden ones as {@code suppressed}. */
    void read(ObservationQuery query, Consumer<Observation> reader);

    /** Every revision of a place published until {@code asOf}; hidden weeks are missing. */
    Vintages vintages(HubProfile profile, String place, LocalDate asOf);
}
