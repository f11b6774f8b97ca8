package org.vigie.prediction.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static List<String> ids(JsonNode features) {
        return features.get("features")
                .valueStream()
                .map(feature -> feature.get("id").asString())
                .toList();
    }

    private static void assertRings(JsonNode feature) {
        JsonNode geometry = feature.get("geometry");
        JsonNode coordinates = geometry.get("coordinates");
        Stream<JsonNode> polygons =
                geometry.get("type").asString().equals("Polygon") ? Stream.of(coordinates) : coordinates.valueStream();
        assertThat(polygons.flatMap(JsonNode::valueStream))
                .as(feature.get("id").asString())
                .isNotEmpty()
                .allSatisfy(ring -> {
                    assertThat(ring.size()).isGreaterThanOrEqualTo(4);
                    assertThat(ring.get(0)).isEqualTo(ring.get(ring.size() - 1));
                    assertThat(ring).allSatisfy(point -> {
                        assertThat(point.get(0).asDouble()).isBetween(-180.0, 180.0);
                        assertThat(point.get(1).asDouble()).isBetween(-25.0, 72.0);
                    });
                });
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
        void boundariesAreThoseOfTheDay() {
            JsonNode today = Api.at(port).json("/v1/places/boundaries?kind=county");
            assertThat(today.get("type").asString()).isEqualTo("FeatureCollection");
            // Falls Church is too small for the scale
            assertThat(ids(today)).hasSize(3143).contains("09110", "02063").doesNotContain("09001", "02261", "51610");
            assertThat(today.get("editions")).hasSize(1);
            assertThat(today.get("editions").get(0).get("licence").asString()).isEqualTo("public domain");
            JsonNode before = Api.at(port).json("/v1/places/boundaries?kind=county&on=2018-12-31");
            assertThat(ids(before)).contains("09001", "02261").doesNotContain("09110", "02063");
            assertThat(before.get("editions")).hasSize(2);
            assertThat(ids(Api.at(port).json("/v1/places/boundaries?kind=state")))
                    .hasSize(50);
        }

        @Test
        void ringsOfBoundariesAreClosedAndOnTheGlobe() {
            assertThat(Api.at(port).json("/v1/places/boundaries?kind=county").get("features"))
                    .allSatisfy(ReferenceDataTests::assertRings);
        }

        @Test
        void boundariesAreNotSentTwice() {
            var first = Api.at(port).get("/v1/places/boundaries?kind=state");
            var second = Api.at(port)
                    .get(
                            "/v1/places/boundaries?kind=state",
                            "If-None-Match",
                            first.headers().firstValue("ETag").orElseThrow());
            assertThat(second.statusCode()).isEqualTo(304);
        }

        @Test
        void boundariesOfAnUnknownKindAreRefused() {
            assertThat(Api.at(port).get("/v1/places/boundaries?kind=canton").statusCode())
                    .isEqualTo(400);
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
        void boundariesOfRegionsAreThoseOfTheDay() {
            assertThat(ids(Api.at(port).json("/v1/places/boundaries?kind=region")))
                    .hasSize(18)
                    .contains("44");
            assertThat(ids(Api.at(port).json("/v1/places/boundaries?kind=region&on=2015-12-31")))
                    .contains("21", "41", "42", "11")
                    .doesNotContain("44");
            JsonNode departments = Api.at(port).json("/v1/places/boundaries?kind=department");
            assertThat(departments.get("features")).hasSize(101).allSatisfy(ReferenceDataTests::assertRings);
            assertThat(departments.get("editions").get(0).get("licence").asString())
                    .isEqualTo("Licence Ouverte 2.0");
        }

        @Test
        void boundariesOfCantonsAreNotKnown() {
            assertThat(Api.at(port).json("/v1/places/boundaries?kind=canton").get("features"))
                    .isEmpty();
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
