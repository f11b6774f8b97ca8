package org.vigie.prediction.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.prediction.Api;
import org.vigie.prediction.Switzerland;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

class ReferenceDataTests {
    private static Map<String, List<CataloguePlace>> byKind(Catalogue catalogue) {
        return catalogue.places(Locale.ENGLISH).stream().collect(Collectors.groupingBy(CataloguePlace::kind));
    }

    private static List<String> codes(JsonNode places) {
        return places.valueStream().map(place -> place.get("code").asString()).toList();
    }

    @Nested
    @UnitedStates
    @WithPostgres("vigie_prediction")
    class InTheUnitedStates {
        @LocalServerPort
        private int port;

        @Autowired
        private Catalogue catalogue;

        @Autowired
        private JdbcClient jdbc;

        @Test
        void everyCountyIsAPartOfItsState() {
            List<CataloguePlace> counties = byKind(catalogue).get("county");
            assertThat(counties)
                    .hasSize(3144)
                    .allMatch(county -> county.code().matches("\\d{5}"))
                    .allMatch(county -> county.code().substring(0, 2).equals(county.parent()))
                    .allMatch(CataloguePlace::ownCountry);
        }

        @Test
        void countiesOfAYearAddUpToTheNation() {
            for (int year = 2020; year <= 2023; year++) {
                assertThat(jdbc.sql(
                                        "select sum(inhabitants) from catalogue.population join catalogue.place on code = place"
                                                + " where kind = 'county' and reference_year = ?")
                                .param(year)
                                .query(Long.class)
                                .single())
                        .isEqualTo(jdbc.sql("select inhabitants from catalogue.population where place = 'US'"
                                        + " and reference_year = ?")
                                .param(year)
                                .query(Long.class)
                                .single());
            }
        }

        @Test
        void formerCountiesOfConnecticutAreKnownButNotOffered() {
            assertThat(catalogue.places(Locale.ENGLISH))
                    .filteredOn(place -> "09".equals(place.parent()))
                    .hasSize(9)
                    .allMatch(place -> place.name().endsWith("Planning Region"));
            assertThat(catalogue.codes()).contains("09001", "09110");
            JsonNode former = Api.at(port).json("/v1/places/09001");
            assertThat(former.get("validTo").asString()).isEqualTo("2022-06-06");
            assertThat(Api.at(port).json("/v1/places/09110").get("validFrom").asString())
                    .isEqualTo("2022-06-06");
        }

        @Test
        void populationsAreGivenByYearWithTheirSource() {
            JsonNode populations = Api.at(port).json("/v1/places/01001").get("populations");
            assertThat(populations).hasSize(4);
            assertThat(populations.get(0).get("year").asInt()).isEqualTo(2023);
            assertThat(populations.get(0).get("inhabitants").asLong()).isEqualTo(60_342);
            assertThat(populations.get(0).get("source").asString()).contains("Vintage 2023");
            assertThat(Api.at(port).get("/v1/places/99999").statusCode()).isEqualTo(404);
        }

        @Test
        void filesMayBeAboutCountiesOfTodayAndOfThePast() {
            String file = """
                    target_end_date,location,as_of,value
                    2024-11-02,01001,2024-11-06,7
                    2021-11-06,09001,2021-11-10,3
                    """;
            JsonNode preview = Api.at(port).preview("flu_hosp.csv", file.getBytes(StandardCharsets.UTF_8), Map.of());
            assertThat(preview.get("checked").asInt()).isEqualTo(2);
            assertThat(preview.get("findings")).isEmpty();
        }

        @Test
        void strataOfEachDimensionHaveAnExplicitTotal() {
            JsonNode strata = Api.at(port).json("/v1/strata");
            assertThat(strata.get(0).get("id").asString()).isEqualTo("all");
            assertThat(strata.get(0).get("partOf").isNull()).isTrue();
            assertThat(strata.valueStream().skip(1))
                    .allMatch(stratum -> stratum.get("partOf").asString().equals("all"));
            assertThat(strata.valueStream()
                            .skip(1)
                            .map(stratum -> stratum.get("dimension").asString()))
                    .contains("age", "sex");
        }
    }

    @Nested
    @Switzerland
    @WithPostgres("vigie_prediction")
    class InEurope {
        @LocalServerPort
        private int port;

        @Autowired
        private Catalogue catalogue;

        @Test
        void franceHasItsRegionsAndDepartmentsAndSwitzerlandItsGreaterRegionsAndCantons() {
            Map<String, List<CataloguePlace>> places = byKind(catalogue);
            assertThat(places.get("region")).hasSize(18);
            assertThat(places.get("department")).hasSize(101);
            assertThat(places.get("greater-region")).hasSize(7);
            assertThat(places.get("canton")).hasSize(26);
            List<String> regions =
                    places.get("region").stream().map(CataloguePlace::code).toList();
            assertThat(places.get("department")).allMatch(place -> regions.contains(place.parent()));
            assertThat(places.values().stream().flatMap(List::stream))
                    .filteredOn(place -> List.of("region", "department", "greater-region", "canton")
                            .contains(place.kind()))
                    .allMatch(place -> place.population() != null);
        }

        @Test
        void theMergedRegionsOf2016KnowWhatTheyWereMadeOf() {
            JsonNode merged = Api.at(port).json("/v1/places/44");
            assertThat(merged.get("validFrom").asString()).isEqualTo("2016-01-01");
            assertThat(codes(merged.get("predecessors"))).containsExactly("21", "41", "42");
            JsonNode alsace = Api.at(port).json("/v1/places/42");
            assertThat(alsace.get("validTo").asString()).isEqualTo("2016-01-01");
            assertThat(codes(alsace.get("successors"))).containsExactly("44");
            JsonNode parents = Api.at(port).json("/v1/places/FR-67").get("parents");
            assertThat(codes(parents)).containsExactly("44", "42");
            assertThat(parents.get(0).get("validFrom").asString()).isEqualTo("2016-01-01");
            assertThat(parents.get(0).get("validTo").isNull()).isTrue();
        }

        @Test
        void cantonsAddUpToTheirGreaterRegions() {
            JsonNode ticino =
                    Api.at(port).json("/v1/places/CH07").get("populations").get(0);
            assertThat(ticino.get("inhabitants").asLong()).isEqualTo(350_986);
            assertThat(Api.at(port)
                            .json("/v1/places/CH02")
                            .get("populations")
                            .get(0)
                            .get("inhabitants")
                            .asLong())
                    .isEqualTo(1_043_132 + 325_496 + 277_462 + 175_894 + 73_709);
        }
    }
}
