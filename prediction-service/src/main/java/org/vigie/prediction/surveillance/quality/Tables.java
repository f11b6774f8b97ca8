package org.vigie.prediction.surveillance.quality;

import java.util.Map;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.WeeklySeries;

/**
 * The values of one profile as they stand now and as they stood one publication before.
 *
 * @param parentOf which place each place is a part of
 */
record Tables(
        HubProfile profile,
        Map<String, WeeklySeries> now,
        Map<String, WeeklySeries> before,
        Map<String, String> parentOf) {
    Tables {
        now = Map.copyOf(now);
        before = Map.copyOf(before);
        parentOf = Map.copyOf(parentOf);
    }

    /** Where weeks begin that the import may have brought or changed lately: the newest two. */
    static int newest(WeeklySeries series) {
        return Math.max(0, series.length() - 2);
    }

    static String shown(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : Double.toString(Math.round(value * 100) / 100.0);
    }
}
