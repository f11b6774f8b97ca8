package org.vigie.prediction.surveillance.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.Vintages;
import org.vigie.prediction.surveillance.ImportFinding;
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

    /** What is odd about the newest values, as warnings. */
    public List<ImportFinding> review(HubProfile profile, Map<String, String> parentOf) {
        Vintages vintages = surveillance.vintages(profile, LocalDate.MAX);
        List<ImportFinding> findings = new ArrayList<>();
        if (vintages.asOfDates().isEmpty()) {
            return findings;
        }
        LocalDate now = vintages.asOfDates().last();
        LocalDate before = vintages.asOfDates().lower(now);
        Tables tables =
                new Tables(profile, vintages.asOf(now), before == null ? Map.of() : vintages.asOf(before), parentOf);
        for (QualityRule rule : rules) {
            rule.check(tables).stream()
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
}
