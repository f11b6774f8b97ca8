package org.vigie.prediction.surveillance;

import java.time.LocalDate;
import java.util.List;

/**
 * What there is for one profile.
 *
 * @param revision grows whenever anything about these observations changes
 * @param places how many places have values
 * @param lastAsOf day of the newest publication
 * @param synthetic whether the values were made up for demonstration
 * @param sources names of the sources
 */
public record ProfileData(
        long revision,
        int places,
        LocalDate firstTargetEndDate,
        LocalDate lastTargetEndDate,
        LocalDate lastAsOf,
        boolean synthetic,
        List<String> sources) {
    public ProfileData {
        sources = List.copyOf(sources);
    }
}
