package org.vigie.prediction.surveillance.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.vigie.forecasting.hub.HubProfile;
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

    /**
     * What is odd about the newest values, as warnings; says nothing about weeks that the import did not touch.
     *
     * @param now the newest day of publication in the file
     * @param changed by place the first week of which the import brought something that is known from that day on
     */
    public List<ImportFinding> review(
            long importId,
            HubProfile profile,
            LocalDate now,
            Map<String, LocalDate> changed,
            Map<String, String> parentOf) {
        Map<QualityRule, Set<QualityRule.Notice>> notices = new LinkedHashMap<>();
        rules.forEach(rule -> notices.put(rule, new LinkedHashSet<>()));
        Set<String> all = surveillance.places(profile);
        for (List<String> places : groups(all, changed.keySet(), parentOf)) {
            Optional<LocalDate> first =
                    places.stream().map(changed::get).filter(Objects::nonNull).min(LocalDate::compareTo);
            if (first.isPresent()) {
                Set<Surveillance.Week> touched = surveillance.weeksChanged(importId, profile, places, now, first.get());
                Tables tables = new Tables(
                        profile,
                        table(profile, places, now, first.get().minusYears(YEARS)),
                        table(profile, places, now.minusDays(1), first.get()),
                        parentOf);
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

    /**
     * All places at once or, where they are many, each whole with its parts, so that memory does not grow with them. Parts that
     * did not change are left out where nobody reports the whole, which they would be added up for.
     */
    private static Collection<List<String>> groups(
            Set<String> places, Set<String> changed, Map<String, String> parentOf) {
        if (places.size() <= MOST_AT_ONCE) {
            return List.of(List.copyOf(places));
        }
        Map<String, List<String>> groups = new TreeMap<>();
        for (String place : places) {
            String whole = parentOf.getOrDefault(place, place);
            if (places.contains(whole) || changed.contains(place)) {
                List<String> group = groups.computeIfAbsent(
                        whole, each -> new ArrayList<>(places.contains(each) ? List.of(each) : List.of()));
                if (!whole.equals(place)) {
                    group.add(place);
                }
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
        return surveillance.series(new ObservationQuery(profile, places, day, from, null));
    }
}
