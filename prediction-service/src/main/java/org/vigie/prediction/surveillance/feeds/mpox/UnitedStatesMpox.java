package org.vigie.prediction.surveillance.feeds.mpox;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vigie.prediction.surveillance.feeds.Feed;
import org.vigie.prediction.surveillance.ingest.format.Layout;

/** Mpox cases in the United States, days added up to weeks that end on a Saturday. */
@Component
class UnitedStatesMpox implements Feed {
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
        return Set.of("US");
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
        Map<String, String> places = Map.of("USA", "US");
        return new Layout(
                "date",
                Layout.Days.DAYS_OF_MMWR_WEEK,
                "iso_code",
                null,
                null,
                List.of(new Layout.Value("new_cases", "us-mpox")),
                places,
                Set.of("NA"),
                Map.of("iso_code", places.keySet()));
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
