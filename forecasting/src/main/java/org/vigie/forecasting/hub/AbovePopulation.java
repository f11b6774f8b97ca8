package org.vigie.forecasting.hub;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A count of more people than live there. A rate of more than everybody is only odd, since feeds do publish such. */
final class AbovePopulation implements RowRule {
    private final FindingRule rule;
    private final double elsewhere;
    private final Map<String, Double> largest = new HashMap<>();

    AbovePopulation(HubProfile profile, Map<String, Double> inhabitants) {
        this.rule =
                profile.unit() == HubProfile.Unit.COUNT ? FindingRule.ABOVE_POPULATION : FindingRule.IMPLAUSIBLE_RATE;
        this.elsewhere = profile.largestValue(0);
        inhabitants.forEach((place, people) -> largest.put(place, profile.largestValue(people)));
    }

    @Override
    public @Nullable Notice check(TargetRow row) {
        Double value = row.value();
        String place = row.place();
        if (value == null || place == null) {
            return null;
        }
        double limit = largest.getOrDefault(place, elsewhere);
        return value > limit
                ? new Notice(rule, TargetRow.Column.VALUE, row.valueText(), "at most " + HubNumbers.format(limit))
                : null;
    }
}
