package org.vigie.prediction.surveillance.feeds.erviss;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vigie.prediction.surveillance.feeds.Feed;
import org.vigie.prediction.surveillance.ingest.format.Layout;

/** Weekly hospital admissions with COVID-19 by country. */
@Component
class ErvissAdmissions implements Feed {
    @Override
    public String id() {
        return "ecdc-erviss-admissions";
    }

    @Override
    public String source() {
        return "ECDC ERVISS";
    }

    @Override
    public Set<String> countries() {
        return Set.of("FR", "CH");
    }

    @Override
    public URI base() {
        return URI.create("https://raw.githubusercontent.com");
    }

    @Override
    public String path() {
        return "/EU-ECDC/Respiratory_viruses_weekly_data/main/data/nonSentinelSeverity.csv";
    }

    @Override
    public String schedule() {
        return "0 25 9-18 * * THU,FRI";
    }

    @Override
    public String fileName() {
        return "ecdc-erviss-admissions.csv";
    }

    @Override
    public Layout layout() {
        return new Layout(
                "yearweek",
                Layout.Days.WEEK_END,
                "countryname",
                null,
                null,
                List.of(new Layout.Value("value", "respicast-covid")),
                ErvissCountries.CODES,
                Set.of("NA"),
                Map.of(
                        "countryname", ErvissCountries.CODES.keySet(),
                        "pathogen", Set.of("SARS-CoV-2"),
                        "indicator", Set.of("hospitaladmissions"),
                        "age", Set.of("total")));
    }

    @Override
    public Terms terms() {
        return new Terms(
                "EUPL-1.2; data: ECDC copyright policy, reuse with acknowledgement",
                "European Centre for Disease Prevention and Control, World Health Organization Regional Office for Europe: European Respiratory Virus Surveillance Summary (ERVISS)",
                "Aggregated data published under Regulation (EU) 2022/2371; no personal data",
                URI.create("https://github.com/EU-ECDC/Respiratory_viruses_weekly_data"));
    }
}
