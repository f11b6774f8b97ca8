package org.vigie.prediction.surveillance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.Vintages;
import org.vigie.forecasting.series.WeeklySeries;

/** Reads observations, always as they were known on a day. */
public interface Surveillance {
    /** What there is for {@code profile}; empty before the first import. */
    Optional<ProfileData> findData(HubProfile profile);

    /** The number of the present state of the profile's data, 0 before the first import. */
    long revision(HubProfile profile);

    /** The newest day of publication until {@code asOf}; empty where nothing had been published. */
    Optional<LocalDate> lastAsOf(HubProfile profile, LocalDate asOf);

    /** Hands over each observation asked for, by place and then by week, without keeping them. */
    void read(ObservationQuery query, Consumer<Observation> reader);

    /** The values asked for, place by place, from the first to the last week that was known; {@code NaN} where missing. */
    Map<String, WeeklySeries> series(ObservationQuery query);

    /**
     * Every revision published until {@code asOf}, for a forecast made on that day. Values of excluded periods are
     * missing in it.
     */
    Vintages vintages(HubProfile profile, LocalDate asOf);

    /** The same for one place only. */
    Vintages vintages(HubProfile profile, String place, LocalDate asOf);

    /** One week of one place. */
    record Week(String place, LocalDate targetEndDate) {}

    /**
     * The weeks of these places for which the import brought something that is known from {@code knownFrom} on.
     *
     * @param from no week before this one is looked for
     */
    Set<Week> weeksChanged(
            long importId, HubProfile profile, Collection<String> places, LocalDate knownFrom, LocalDate from);

    /** Codes of the places that have values in {@code profile}. */
    Set<String> places(HubProfile profile);
}
