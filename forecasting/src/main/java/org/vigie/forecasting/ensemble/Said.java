package org.vigie.forecasting.ensemble;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.PlaceForecast;

/** What one member said of one place and horizon. */
record Said(String model, PlaceForecast forecast) {
    /** A place and how many weeks ahead. */
    record Unit(String place, int horizon) {}

    /** What the members said, each place and horizon apart, in the order of the members. */
    static Map<Unit, List<Said>> byUnit(List<ModelForecast> members) {
        Map<Unit, List<Said>> units = new LinkedHashMap<>();
        for (ModelForecast member : members) {
            for (PlaceForecast forecast : member.forecasts()) {
                units.computeIfAbsent(new Unit(forecast.place(), forecast.horizon()), unit -> new ArrayList<>())
                        .add(new Said(member.model(), forecast));
            }
        }
        return units;
    }
}
