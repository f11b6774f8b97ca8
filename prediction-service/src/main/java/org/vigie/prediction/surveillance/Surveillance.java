package org.vigie.prediction.surveillance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.Vintages;

/** Reads observations, always as they were known on a day. */
public interface Surveillance {
    /** What there is for {@code profile}; empty before the first import. */
    Optional<ProfileData> findData(HubProfile profile);

    /** The number of the present state of the profile's data, 0 before the first import. */
    long revision(HubProfile profile);

    /** The newest day of publication until {@code asOf}; empty where nothing had been published. */
    Optional<LocalDate> lastAsOf(HubProfile profile, LocalDate asOf);

    /** The newest days of publication, the newest first, at most so many. */
    List<LocalDate> lastPublications(HubProfile profile, int most);

    /** Hands over each observation asked for, by place and then by week, without keeping them. */
    void read(ObservationQuery query, Consumer<Observation> reader);

    /**
     * Every revision published until {@code asOf}, for a forecast made on that day. Values of excluded periods are
     * missing in it.
     */
    Vintages vintages(HubProfile profile, LocalDate asOf);

    /** The same for one place only. */
    Vintages vintages(HubProfile profile, String place, LocalDate asOf);

    /** One week of one place. */
    record Week(String place, LocalDate targetEndDate) {}

    /** The places for which the import brought something that is known from {@code knownFrom} on. */
    Set<String> placesChanged(long importId, HubProfile profile, LocalDate knownFrom);

    /** The weeks of these places for which the import brought something that is known from {@code knownFrom} on. */
    Set<Week> weeksChanged(long importId, HubProfile profile, Collection<String> places, LocalDate knownFrom);

    /** Codes of the places that have values in {@code profile}. */
    Set<String> places(HubProfile profile);
}
