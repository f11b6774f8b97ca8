package org.vigie.prediction.surveillance.ingest;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.surveillance.ImportRequest;
import org.vigie.prediction.surveillance.ingest.format.Layout;

/**
 * How a file is to be read.
 *
 * @param source name of its source
 * @param layout what its columns mean; null where they are named as ours
 * @param profiles which profiles it may have rows for
 */
record ReadingPlan(String source, @Nullable Layout layout, List<HubProfile> profiles) {
    ReadingPlan {
        profiles = List.copyOf(profiles);
    }

    /** Day of publication of rows that do not tell it: a mapped file is known from the day on which it came. */
    @Nullable LocalDate publishedOn(ImportRequest request, LocalDate today) {
        return request.asOf() == null && layout != null && layout.asOf() == null ? today : request.asOf();
    }
}
