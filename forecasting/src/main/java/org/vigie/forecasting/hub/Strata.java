package org.vigie.forecasting.hub;

import java.util.Set;

/**
 * Which rows to take by the part of the people that they are about.
 *
 * @param wanted the stratum of the rows to take
 * @param known all that there are; empty where nobody has said
 */
record Strata(String wanted, Set<String> known) {
    static final String TOTAL = "all";
    static final Strata EVERYBODY = new Strata(TOTAL, Set.of());

    Strata {
        known = Set.copyOf(known);
    }

    boolean isUnknown(String stratum) {
        return !known.isEmpty() && !known.contains(stratum);
    }
}
