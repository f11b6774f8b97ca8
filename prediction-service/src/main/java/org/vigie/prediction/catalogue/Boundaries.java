package org.vigie.prediction.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads where places lie. */
public interface Boundaries {
    /** Whether there is any place of this kind, today or in the past. */
    boolean isKind(String kind);

    /** The boundaries of the places of a kind as they are on a day, by code; places whose boundary is not known are left out. */
    List<Boundary> list(String kind, LocalDate on, Locale language);

    /** Where boundaries come from. */
    List<Edition> editions();

    /**
     * Where a place lies.
     *
     * @param validFrom first day on which it lies there; null where it always did
     * @param validTo first day on which it does not any more; null while it does
     * @param edition id of the edition
     * @param geometry GeoJSON polygon or polygons
     */
    record Boundary(
            String place,
            String name,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            String edition,
            String geometry) {}

    /**
     * Boundaries as somebody published them.
     *
     * @param changes what was changed about them
     */
    record Edition(String id, String source, String licence, String changes) {}
}
