package org.vigie.prediction.surveillance.feeds.mpox;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vigie.prediction.surveillance.feeds.Feed;
import org.vigie.prediction.surveillance.ingest.format.Layout;

/** Mpox cases in the countries of Europe, days added up to weeks that end on a Sunday. */
@Component
class EuropeanMpox implements Feed {
    private static final Map<String, String> COUNTRIES = Map.ofEntries(
            Map.entry("AUT", "AT"),
            Map.entry("BEL", "BE"),
            Map.entry("BGR", "BG"),
            Map.entry("HRV", "HR"),
            Map.entry("CYP", "CY"),
            Map.entry("CZE", "CZ"),
            Map.entry("DNK", "DK"),
            Map.entry("EST", "EE"),
            Map.entry("FIN", "FI"),
            Map.entry("FRA", "FR"),
            Map.entry("DEU", "DE"),
            Map.entry("GRC", "GR"),
            Map.entry("HUN", "HU"),
            Map.entry("ISL", "IS"),
            Map.entry("IRL", "IE"),
            Map.entry("ITA", "IT"),
            Map.entry("LVA", "LV"),
            Map.entry("LIE", "LI"),
            Map.entry("LTU", "LT"),
            Map.entry("LUX", "LU"),
            Map.entry("MLT", "MT"),
            Map.entry("NLD", "NL"),
            Map.entry("NOR", "NO"),
            Map.entry("POL", "PL"),
            Map.entry("PRT", "PT"),
            Map.entry("ROU", "RO"),
            Map.entry("SVK", "SK"),
            Map.entry("SVN", "SI"),
            Map.entry("ESP", "ES"),
            Map.entry("SWE", "SE"),
            Map.entry("CHE", "CH"));

    @Override
    public String id() {
        return "owid-mpox";
    }

    @Override
    public String source() {
        return "Our World in Data";
    }

    @Override
    public Set<String> countries() {
        return Set.of("FR", "CH");
    }

    @Override
    public URI base() {
        return URI.create("https://catalog.ourworldindata.org");
    }

    @Override
    public String path() {
        return "/explorers/who/latest/monkeypox/monkeypox.csv";
    }

    @Override
    public String schedule() {
        return "0 15 6,18 * * *";
    }

    @Override
    public String fileName() {
        return "owid-mpox.csv";
    }

    @Override
    public Layout layout() {
        return new Layout(
                "date",
                Layout.Days.DAYS_OF_ISO_WEEK,
                "iso_code",
                null,
                null,
                List.of(new Layout.Value("new_cases", "eu-mpox")),
                COUNTRIES,
                Set.of("NA"),
                Map.of("iso_code", COUNTRIES.keySet()));
    }

    @Override
    public Terms terms() {
        return new Terms(
                "CC BY 4.0",
                "Our World in Data: Mpox; data of the World Health Organization",
                "Aggregated data published under the International Health Regulations (2005); no personal data",
                URI.create("https://ourworldindata.org/mpox"));
    }
}
