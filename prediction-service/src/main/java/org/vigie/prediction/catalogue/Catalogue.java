package org.vigie.prediction.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vigie.forecasting.hub.HubProfile;

/** Reads the profiles and places of the country. */
public interface Catalogue {
    /** The hub profiles of the country, in its order. */
    List<HubProfile> profiles();

    /** The country's profile named {@code id}; empty where the country does not have it. */
    Optional<HubProfile> findProfile(String id);

    /** The country's profile named {@code id}, or a problem that names the ones there are. */
    HubProfile getProfile(String id);

    /** All places, wholes before their parts, named in {@code language}. */
    List<CataloguePlace> places(Locale language);
}
