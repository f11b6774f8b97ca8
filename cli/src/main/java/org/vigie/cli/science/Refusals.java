package org.vigie.cli.science;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Refusal;

/** Words for the places that a model refused. */
final class Refusals {
    private Refusals() {}

    /** One line a reason, with the places and what is the matter with them. */
    static List<String> of(ModelForecast forecast) {
        return forecast.refusals().stream().collect(Collectors.groupingBy(Refusal::reason)).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + ": " + String.join("; ", byDetail(entry.getValue())))
                .toList();
    }

    private static List<String> byDetail(List<Refusal> refusals) {
        Map<String, String> places = new LinkedHashMap<>();
        refusals.forEach(
                refusal -> places.merge(refusal.detail(), refusal.place(), (some, more) -> some + ", " + more));
        return places.entrySet().stream()
                .map(entry -> entry.getValue() + " (" + entry.getKey() + ")")
                .toList();
    }
}
