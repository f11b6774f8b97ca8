package org.vigie.prediction.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.forecasting.hub.HubProfile;

/** Reads the profiles and places of the country. */
public interface Catalogue {
    /** The profiles of the country in its order: those that hubs ask for, then those that are watched only. */
    List<HubProfile> profiles();

    /** The country's profile named {@code id}; empty where the country does not have it. */
    Optional<HubProfile> findProfile(String id);

    /** The country's profile named {@code id}, or a problem that names the ones there are. */
    HubProfile getProfile(String id);

    /** The codes of all places, those that are no longer valid too. */
    Set<String> codes();

    /** How many people live in each place whose population is known, by the newest estimate of the newest year. */
    Map<String, Double> inhabitants();

    /** What a place is and was; empty where there is no such code. */
    Optional<PlaceHistory> findHistory(String code, Locale language);

    /** Everybody, and the parts that people are divided into by age and by sex. */
    List<Stratum> strata(Locale language);

    /** All places that are valid today, wholes before their parts, named in {@code language}. */
    List<CataloguePlace> places(Locale language);
}
