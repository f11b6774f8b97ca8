package org.vigie.prediction.surveillance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.hub.HubProfile;

/** Tells where data come from and how fresh they are. */
public interface Sources {
    /**
     * What one source has brought for one profile.
     *
     * @param lastAsOf day of its newest publication
     * @param typicalDelayDays median days from the end of a week to its first publication, over its newest ten weeks
     * @param lastImport number of the newest import that brought something new
     * @param lastImportedAt when that import ended
     */
    record Source(
            String name,
            String profile,
            boolean synthetic,
            int places,
            LocalDate lastTargetEndDate,
            LocalDate lastAsOf,
            @Nullable Double typicalDelayDays,
            long lastImport,
            @Nullable Instant lastImportedAt) {}

    /** The sources of the profile by name; none before the first import. */
    List<Source> list(HubProfile profile);
}
