package org.vigie.prediction.surveillance.feeds.nssp;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vigie.prediction.surveillance.feeds.Feed;
import org.vigie.prediction.surveillance.feeds.UnitedStates;
import org.vigie.prediction.surveillance.ingest.format.Layout;

/** Weekly shares of emergency department visits for influenza and COVID-19 by state. */
@Component
class NsspEmergencyVisits implements Feed {
    @Override
    public String id() {
        return "cdc-nssp";
    }

    @Override
    public String source() {
        return "CDC NSSP";
    }

    @Override
    public Set<String> countries() {
        return Set.of("US");
    }

    @Override
    public URI base() {
        return URI.create("https://data.cdc.gov");
    }

    @Override
    public String path() {
        return "/resource/rdmq-nq56.csv?$select=week_end,geography,county,percent_visits_influenza,percent_visits_covid"
                + "&$where=county='All'&$order=week_end,geography&$limit=500000".replace("'", "%27");
    }

    @Override
    public String schedule() {
        return "0 50 16-23 * * WED,FRI";
    }

    @Override
    public String fileName() {
        return "cdc-nssp-emergency-visits.csv";
    }

    @Override
    public Layout layout() {
        Map<String, String> places = UnitedStates.byName();
        return new Layout(
                "week_end",
                Layout.Days.WEEK_END,
                "geography",
                null,
                null,
                List.of(
                        new Layout.Value("percent_visits_influenza", "us-ed-influenza", 0.01),
                        new Layout.Value("percent_visits_covid", "us-ed-covid", 0.01)),
                places,
                Set.of("NA"),
                Map.of("geography", places.keySet(), "county", Set.of("All")));
    }

    @Override
    public Terms terms() {
        return new Terms(
                "Public domain, US government work",
                "Centers for Disease Control and Prevention, National Syndromic Surveillance Program (NSSP): Emergency Department Visit Trajectories by State and Sub State Regions",
                "Aggregated shares published by the authority; no personal data",
                URI.create("https://data.cdc.gov/d/rdmq-nq56"));
    }
}
