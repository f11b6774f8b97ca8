package org.vigie.prediction.surveillance;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.hub.HubProfile;

/** Reads sums over the parts of a place, as they were known on a day. */
public interface Totals {
    /**
     * The sum over one week.
     *
     * @param source who published the parts
     * @param value the sum; null where no part has a value, or where one is hidden
     * @param parts how many parts have a value
     * @param silent how many parts are known to have none
     * @param excluded how many parts people say must not be used in this week; their values are in the sum all the same
     * @param suppressed whether the sum is not shown because a part is hidden
     */
    record Total(
            String source,
            LocalDate targetEndDate,
            @Nullable Double value,
            int parts,
            int silent,
            int excluded,
            boolean suppressed) {}

    /**
     * Week after week, the sum over the parts.
     *
     * @param whole code of the place
     * @param kind which parts of it, such as {@code county}
     */
    record Query(
            HubProfile profile,
            String whole,
            String kind,
            LocalDate asOf,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** By week; more than one of a week where several sources publish the parts. */
    List<Total> read(Query query);

    /** The kinds of parts of which there are sums for a place. */
    List<String> kinds(HubProfile profile, String whole);
}
