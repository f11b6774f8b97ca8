package org.vigie.prediction.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A place as the catalogue knows it.
 *
 * @param code code as text, unique in a deployment
 * @param name name in the language asked for
 * @param kind what it is, such as {@code country} or {@code canton}
 * @param parent code of the place it is a part of
 * @param population inhabitants of the newest year known
 * @param ownCountry whether it is the deployment's country or a part of it
 */
public record CataloguePlace(
        String code,
        String name,
        String kind,
        @Nullable String parent,
        @Nullable Long population,
        boolean ownCountry) {}
