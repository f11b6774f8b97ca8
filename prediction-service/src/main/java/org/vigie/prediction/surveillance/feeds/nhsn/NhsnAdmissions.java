package org.vigie.prediction.surveillance.feeds.nhsn;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vigie.prediction.surveillance.feeds.Feed;
import org.vigie.prediction.surveillance.feeds.UnitedStates;
import org.vigie.prediction.surveillance.ingest.format.Layout;

/** Weekly hospital admissions with confirmed influenza and COVID-19 by state, the preliminary release included. */
@Component
class NhsnAdmissions implements Feed {
    @Override
    public String id() {
        return "cdc-nhsn";
    }

    @Override
    public String source() {
        return "CDC NHSN";
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
        return "/resource/mpgq-jmmr.csv?$select=weekendingdate,jurisdiction,totalconfflunewadm,totalconfc19newadm"
                + "&$order=weekendingdate,jurisdiction&$limit=500000";
    }

    @Override
    public String schedule() {
        return "0 40 16-23 * * WED,FRI";
    }

    @Override
    public String fileName() {
        return "cdc-nhsn-hospital-admissions.csv";
    }

    @Override
    public Layout layout() {
        Map<String, String> places = UnitedStates.byAbbreviation();
        return new Layout(
                "weekendingdate",
                Layout.Days.WEEK_END,
                "jurisdiction",
                null,
                null,
                List.of(
                        new Layout.Value("totalconfflunewadm", "flusight"),
                        new Layout.Value("totalconfc19newadm", "covid-hub")),
                places,
                Set.of("NA"),
                Map.of("jurisdiction", places.keySet()));
    }

    @Override
    public Terms terms() {
        return new Terms(
                "Public domain, US government work",
                "Centers for Disease Control and Prevention, National Healthcare Safety Network (NHSN): Weekly Hospital Respiratory Data (HRD) Metrics by Jurisdiction",
                "Aggregated counts published by the authority (42 CFR 482.42(e)); no personal data",
                URI.create("https://data.cdc.gov/d/mpgq-jmmr"));
    }
}
