package org.vigie.prediction.surveillance.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.Revision;
import org.vigie.forecasting.series.Vintages;
import org.vigie.forecasting.series.WeeklySeries;
import org.vigie.prediction.surveillance.ImportFinding;
import org.vigie.prediction.surveillance.ObservationQuery;
import org.vigie.prediction.surveillance.Surveillance;

/** Applies every rule to a profile's values as an import has left them. */
@Service
public class QualityReview {
    private static final int MOST_A_RULE = 50;
    private static final int MOST_AT_ONCE = 400;
    /** How far back the rules look from the first week that an import changes. */
    private static final int YEARS = 2;

    private final Surveillance surveillance;
    private final List<QualityRule> rules;

    QualityReview(Surveillance surveillance, List<QualityRule> rules) {
        this.surveillance = surveillance;
        this.rules = List.copyOf(rules);
    }

    /** What is odd about the newest values, as warnings; says nothing about weeks that the import did not touch. */
    public List<ImportFinding> review(long importId, HubProfile profile, Map<String, String> parentOf) {
        List<LocalDate> published = surveillance.lastPublications(profile, 2);
        if (published.isEmpty()) {
            return List.of();
        }
        LocalDate now = published.getFirst();
        Optional<LocalDate> before = published.stream().skip(1).findFirst();
        Map<QualityRule, Set<QualityRule.Notice>> notices = new LinkedHashMap<>();
        rules.forEach(rule -> notices.put(rule, new LinkedHashSet<>()));
        Set<String> changed = surveillance.placesChanged(importId, profile, now);
        for (List<String> places : groups(surveillance.places(profile), parentOf)) {
            if (!Collections.disjoint(places, changed)) {
                Set<Surveillance.Week> touched = surveillance.weeksChanged(importId, profile, places, now);
                LocalDate first = touched.stream()
                        .map(Surveillance.Week::targetEndDate)
                        .min(LocalDate::compareTo)
                        .orElse(now);
                Map<String, WeeklySeries> past =
                        before.map(day -> table(profile, places, day, first)).orElse(Map.of());
                Tables tables =
                        new Tables(profile, table(profile, places, now, first.minusYears(YEARS)), past, parentOf);
                notices.forEach((rule, found) -> rule.check(tables).stream()
                        .filter(each -> touched.contains(new Surveillance.Week(each.place(), each.targetEndDate())))
                        .forEach(found::add));
            }
        }
        return notices.entrySet().stream()
                .flatMap(each ->
                        each.getValue().stream().limit(MOST_A_RULE).map(notice -> warning(each.getKey(), notice)))
                .toList();
    }

    /** All places at once or, where they are many, each whole with its parts, so that memory does not grow with them. */
    private static Collection<List<String>> groups(Set<String> places, Map<String, String> parentOf) {
        if (places.size() <= MOST_AT_ONCE) {
            return List.of(List.copyOf(places));
        }
        Map<String, List<String>> groups = new TreeMap<>();
        for (String place : places) {
            String whole = parentOf.getOrDefault(place, place);
            List<String> group = groups.computeIfAbsent(
                    whole, each -> new ArrayList<>(places.contains(each) ? List.of(each) : List.of()));
            if (!whole.equals(place)) {
                group.add(place);
            }
        }
        return groups.values();
    }

    private static ImportFinding warning(QualityRule rule, QualityRule.Notice notice) {
        return new ImportFinding(
                ImportFinding.Severity.WARNING,
                rule.id(),
                null,
                null,
                notice.found(),
                notice.expected(),
                notice.place(),
                notice.targetEndDate());
    }

    private Map<String, WeeklySeries> table(HubProfile profile, List<String> places, LocalDate day, LocalDate from) {
        List<Revision> values = new ArrayList<>();
        surveillance.read(new ObservationQuery(profile, places, day, from, null), each -> {
            Double value = each.value();
            values.add(new Revision(
                    each.place(), each.targetEndDate(), each.knownFrom(), value == null ? Double.NaN : value));
        });
        return Vintages.of(values).asOf(day);
    }
}
