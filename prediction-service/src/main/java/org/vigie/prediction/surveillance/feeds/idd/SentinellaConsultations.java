package org.vigie.prediction.surveillance.feeds.idd;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vigie.prediction.surveillance.feeds.Feed;
import org.vigie.prediction.surveillance.ingest.format.Layout;

/** Weekly consultations for influenza-like illness in Switzerland, from the Sentinella network. */
@Component
class SentinellaConsultations implements Feed {
    @Override
    public String id() {
        return "foph-idd";
    }

    @Override
    public String source() {
        return "FOPH";
    }

    @Override
    public Set<String> countries() {
        return Set.of("CH");
    }

    @Override
    public URI base() {
        return URI.create("https://idd.bag.admin.ch");
    }

    @Override
    public String path() {
        return "/api/v1/export/latest/INFLUENZA_sentinella/csv";
    }

    @Override
    public String schedule() {
        return "0 30 8-17 * * WED,THU";
    }

    @Override
    public String fileName() {
        return "foph-idd-sentinella.csv";
    }

    @Override
    public Layout layout() {
        return new Layout(
                "temporal",
                Layout.Days.WEEK_END,
                "georegion",
                null,
                null,
                List.of(new Layout.Value("incValue", "respicast-ili")),
                Map.of("CH", "CH"),
                Set.of("NA"),
                Map.of(
                        "valueCategory", Set.of("consultations"),
                        "temporal_type", Set.of("week", "iso_week"),
                        "georegion", Set.of("CH"),
                        "agegroup", Set.of("all"),
                        "sex", Set.of("all")));
    }

    @Override
    public Terms terms() {
        return new Terms(
                "opendata.swiss, free use, source must be given",
                "Federal Office of Public Health FOPH: Infectious diseases dashboard (IDD), INFLUENZA_sentinella",
                "Aggregated data published under the Epidemics Act (EpA, SR 818.101); no personal data",
                URI.create("https://www.idd.bag.admin.ch/"));
    }
}
