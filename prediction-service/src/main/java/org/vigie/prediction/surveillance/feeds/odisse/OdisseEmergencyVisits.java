package org.vigie.prediction.surveillance.feeds.odisse;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vigie.prediction.surveillance.feeds.Feed;
import org.vigie.prediction.surveillance.ingest.format.Layout;

/** Weekly share of emergency department visits for influenza by region of France. */
@Component
class OdisseEmergencyVisits implements Feed {
    private static final Set<String> REGIONS = Set.of(
            "11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94", "01", "02", "03", "04", "06");

    @Override
    public String id() {
        return "spf-odisse";
    }

    @Override
    public String source() {
        return "Santé publique France";
    }

    @Override
    public Set<String> countries() {
        return Set.of("FR");
    }

    @Override
    public URI base() {
        return URI.create("https://odisse.santepubliquefrance.fr");
    }

    @Override
    public String path() {
        return "/api/explore/v2.1/catalog/datasets/grippe-passages-aux-urgences-et-actes-sos-medecins-region/exports/csv"
                + "?delimiter=%3B&use_labels=false";
    }

    @Override
    public String schedule() {
        return "0 10 7-18 * * WED,THU";
    }

    @Override
    public String fileName() {
        return "spf-odisse-passages-aux-urgences.csv";
    }

    @Override
    public Layout layout() {
        return new Layout(
                "semaine",
                Layout.Days.WEEK_END,
                "region",
                null,
                null,
                // per 100,000 visits
                List.of(new Layout.Value("taux_passages_grippe_sau", "eu-ed-influenza", 1e-5)),
                Map.of(),
                Set.of("NA"),
                Map.of("region", REGIONS, "sursaud_cl_age_gene", Set.of("Tous âges")));
    }

    @Override
    public Terms terms() {
        return new Terms(
                "Licence Ouverte 2.0 (Etalab)",
                "Santé publique France, réseau OSCOUR®: Grippe, passages aux urgences et actes SOS Médecins, région (Odissé)",
                "Données agrégées publiées par l’autorité (code de la santé publique, art. L. 1413-1) ; aucune donnée personnelle",
                URI.create(
                        "https://odisse.santepubliquefrance.fr/explore/dataset/grippe-passages-aux-urgences-et-actes-sos-medecins-region/"));
    }
}
