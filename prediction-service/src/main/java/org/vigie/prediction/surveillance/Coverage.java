package org.vigie.prediction.surveillance;

import java.time.LocalDate;
import java.util.List;
import org.vigie.forecasting.hub.HubProfile;

/** Tells which places have a series, and which series a place has. */
public interface Coverage {
    /** One series of a place: about whom it is, who reports it, and from the first to which last week, by their last days. */
    record Series(
            String profile,
            String place,
            String stratum,
            String source,
            boolean synthetic,
            LocalDate firstTargetEndDate,
            LocalDate lastTargetEndDate) {}

    /** The series that had values or reasons by {@code asOf}, by place, stratum and source; of all places where none are named. */
    List<Series> list(HubProfile profile, List<String> places, LocalDate asOf);
}
