package org.vigie.prediction.surveillance.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private final Surveillance surveillance;
    private final List<QualityRule> rules;

    QualityReview(Surveillance surveillance, List<QualityRule> rules) {
        this.surveillance = surveillance;
        this.rules = List.copyOf(rules);
    }

    /** What is odd about the newest values, as warnings; says nothing about weeks that the import did not touch. */
    public List<ImportFinding> review(long importId, HubProfile profile, Map<String, String> parentOf) {
        List<ImportFinding> findings = new ArrayList<>();
        LocalDate now = surveillance.lastAsOf(profile, LocalDate.MAX).orElse(LocalDate.MIN);
        Set<Surveillance.Week> touched = surveillance.weeksChanged(importId, profile, now);
        if (touched.isEmpty()) {
            return findings;
        }
        Map<String, WeeklySeries> before = surveillance
                .lastAsOf(profile, now.minusDays(1))
                .map(day -> table(profile, day))
                .orElse(Map.of());
        Tables tables = new Tables(profile, table(profile, now), before, parentOf);
        for (QualityRule rule : rules) {
            rule.check(tables).stream()
                    .filter(notice -> touched.contains(new Surveillance.Week(notice.place(), notice.targetEndDate())))
                    .limit(MOST_A_RULE)
                    .map(notice -> new ImportFinding(
                            ImportFinding.Severity.WARNING,
                            rule.id(),
                            null,
                            null,
                            notice.found(),
                            notice.expected(),
                            notice.place(),
                            notice.targetEndDate()))
                    .forEach(findings::add);
        }
        return findings;
    }

    private Map<String, WeeklySeries> table(HubProfile profile, LocalDate day) {
        List<Revision> values = new ArrayList<>();
        surveillance.read(new ObservationQuery(profile, List.of(), day, null, null), each -> {
            Double value = each.value();
            values.add(new Revision(
                    each.place(), each.targetEndDate(), each.knownFrom(), value == null ? Double.NaN : value));
        });
        return Vintages.of(values).asOf(day);
    }
}
