package org.vigie.cli.science;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Refusal;

/** Words for the places that a model refused. */
final class Refusals {
    private Refusals() {}

    /** One line a reason, with the places and what is the matter with each. */
    static List<String> of(ModelForecast forecast) {
        return forecast.refusals().stream().collect(Collectors.groupingBy(Refusal::reason)).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + ": "
                        + entry.getValue().stream()
                                .map(refusal -> refusal.place() + " (" + refusal.detail() + ")")
                                .collect(Collectors.joining(", ")))
                .toList();
    }
}
