package org.vigie.prediction.catalogue;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.vigie.prediction.Api;
import org.vigie.prediction.Switzerland;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

class BoundaryTests {
    private static List<String> ids(JsonNode features) {
        return features.get("features")
                .valueStream()
                .map(feature -> feature.get("id").asString())
                .toList();
    }

    /** The rings of each polygon of a place. */
    private static Stream<JsonNode> polygons(JsonNode feature) {
        JsonNode geometry = feature.get("geometry");
        JsonNode coordinates = geometry.get("coordinates");
        return geometry.get("type").asString().equals("Polygon") ? Stream.of(coordinates) : coordinates.valueStream();
    }

    private static void assertRings(JsonNode feature) {
        assertThat(polygons(feature).flatMap(JsonNode::valueStream))
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

    /** How many of the places have each stretch between two points in their boundary. */
    private static Map<Set<JsonNode>, Long> stretches(JsonNode collection) {
        return collection
                .get("features")
                .valueStream()
                .flatMap(BoundaryTests::polygons)
                .flatMap(JsonNode::valueStream)
                .flatMap(ring ->
                        IntStream.range(1, ring.size()).mapToObj(next -> Set.of(ring.get(next - 1), ring.get(next))))
                .collect(Collectors.groupingBy(stretch -> stretch, Collectors.counting()));
    }

    private static Set<Set<JsonNode>> outer(JsonNode collection) {
        return stretches(collection).entrySet().stream()
                .filter(stretch -> stretch.getValue() == 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Neighbours share their line, point by point, and the wholes are the parts together. */
    private static void assertOneTopology(JsonNode wholes, JsonNode parts) {
        assertThat(stretches(parts).values()).allMatch(places -> places <= 2);
        assertThat(outer(wholes)).isEqualTo(outer(parts));
    }

    private static double squareKilometres(JsonNode feature) {
        return polygons(feature)
                .mapToDouble(rings -> area(rings.get(0))
                        - rings.valueStream()
                                .skip(1)
                                .mapToDouble(BoundaryTests::area)
                                .sum())
                .sum();
    }

    /** The area of a ring on the sphere. */
    private static double area(JsonNode ring) {
        double sum = 0;
        for (int next = 1; next < ring.size(); next++) {
            JsonNode from = ring.get(next - 1);
            JsonNode to = ring.get(next);
            sum += Math.toRadians(to.get(0).asDouble() - from.get(0).asDouble())
                    * (2
                            + Math.sin(Math.toRadians(from.get(1).asDouble()))
                            + Math.sin(Math.toRadians(to.get(1).asDouble())));
        }
        return Math.abs(sum) / 2 * 6371.0 * 6371.0;
    }

    private static void assertAreas(JsonNode collection, Map<String, Integer> known, double percent) {
        assertThat(ids(collection)).containsExactlyInAnyOrderElementsOf(known.keySet());
        assertThat(collection.get("features")).allSatisfy(feature -> {
            String code = feature.get("id").asString();
            assertThat(squareKilometres(feature)).as(code).isCloseTo(known.get(code), withinPercentage(percent));
        });
    }

    @Nested
    @UnitedStates
    @WithPostgres("vigie_prediction")
    class InTheUnitedStates {
        @LocalServerPort
        private int port;

        private JsonNode boundaries(String query) {
            return Api.at(port).json("/v1/places/boundaries?" + query);
        }

        @Test
        void boundariesAreThoseOfTheDay() {
            JsonNode today = boundaries("kind=county");
            assertThat(today.get("type").asString()).isEqualTo("FeatureCollection");
            // Falls Church is too small for the scale
            assertThat(ids(today)).hasSize(3143).contains("09110", "02063").doesNotContain("09001", "02261", "51610");
            assertThat(today.get("editions")).hasSize(1);
            assertThat(today.get("editions").get(0).get("licence").asString()).isEqualTo("public domain");
            JsonNode before = boundaries("kind=county&on=2018-12-31");
            assertThat(ids(before)).contains("09001", "02261").doesNotContain("09110", "02063");
            assertThat(before.get("editions")).hasSize(2);
            assertThat(ids(boundaries("kind=state"))).hasSize(50);
        }

        @Test
        void ringsOfBoundariesAreClosedAndOnTheGlobe() {
            assertThat(boundaries("kind=county").get("features")).allSatisfy(BoundaryTests::assertRings);
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
    }

    @Nested
    @Switzerland
    @WithPostgres("vigie_prediction")
    class InEurope {
        /** Official areas in square kilometres, with lakes: Federal Statistical Office, Arealstatistik. */
        private static final Map<String, Integer> CANTONS = Map.ofEntries(
                entry("CH-ZH", 1729),
                entry("CH-BE", 5959),
                entry("CH-LU", 1493),
                entry("CH-UR", 1077),
                entry("CH-SZ", 908),
                entry("CH-OW", 491),
                entry("CH-NW", 276),
                entry("CH-GL", 685),
                entry("CH-ZG", 239),
                entry("CH-FR", 1671),
                entry("CH-SO", 791),
                entry("CH-BS", 37),
                entry("CH-BL", 518),
                entry("CH-SH", 298),
                entry("CH-AR", 243),
                entry("CH-AI", 172),
                entry("CH-SG", 2031),
                entry("CH-GR", 7105),
                entry("CH-AG", 1404),
                entry("CH-TG", 992),
                entry("CH-TI", 2812),
                entry("CH-VD", 3212),
                entry("CH-VS", 5224),
                entry("CH-NE", 802),
                entry("CH-GE", 282),
                entry("CH-JU", 839));

        /** Sums of those of the cantons. */
        private static final Map<String, Integer> GREATER_REGIONS = Map.of(
                "CH01", 8718, "CH02", 10062, "CH03", 1959, "CH04", 1729, "CH05", 11526, "CH06", 4484, "CH07", 2812);

        /** Areas of the French regions in square kilometres: INSEE. */
        private static final Map<String, Integer> REGIONS = Map.ofEntries(
                entry("84", 69711),
                entry("27", 47784),
                entry("53", 27208),
                entry("24", 39151),
                entry("94", 8680),
                entry("44", 57433),
                entry("32", 31813),
                entry("11", 12011),
                entry("28", 29906),
                entry("75", 84061),
                entry("76", 72724),
                entry("52", 32082),
                entry("93", 31400),
                entry("01", 1628),
                entry("02", 1128),
                entry("03", 83534),
                entry("04", 2504),
                entry("06", 374));

        @LocalServerPort
        private int port;

        private JsonNode boundaries(String query) {
            return Api.at(port).json("/v1/places/boundaries?" + query);
        }

        @Test
        void boundariesOfRegionsAreThoseOfTheDay() {
            assertThat(ids(boundaries("kind=region"))).hasSize(18).contains("44");
            assertThat(ids(boundaries("kind=region&on=2015-12-31")))
                    .contains("21", "41", "42", "11")
                    .doesNotContain("44");
            JsonNode departments = boundaries("kind=department");
            assertThat(departments.get("features")).hasSize(101).allSatisfy(BoundaryTests::assertRings);
            assertThat(departments.get("editions").get(0).get("licence").asString())
                    .isEqualTo("public domain");
        }

        @Test
        void regionsHaveAboutTheirAreas() {
            assertAreas(boundaries("kind=region"), REGIONS, 6);
        }

        @Test
        void departmentsShareTheirLinesAndMakeUpRegionsOfTodayAndOfThePast() {
            JsonNode departments = boundaries("kind=department");
            assertOneTopology(boundaries("kind=region"), departments);
            assertOneTopology(boundaries("kind=region&on=2015-12-31"), departments);
        }

        @Test
        void cantonsAndGreaterRegionsHaveAboutTheirAreas() {
            JsonNode cantons = boundaries("kind=canton");
            assertThat(cantons.get("features")).allSatisfy(BoundaryTests::assertRings);
            assertAreas(cantons, CANTONS, 9);
            assertAreas(boundaries("kind=greater-region"), GREATER_REGIONS, 5);
            assertThat(cantons.get("editions")).hasSize(1);
            assertThat(cantons.get("editions").get(0).get("licence").asString()).isEqualTo("public domain");
            assertThat(cantons.get("editions").get(0).get("changes").asString()).contains("Moutier");
        }

        @Test
        void cantonsShareTheirLinesAndMakeUpGreaterRegions() {
            assertOneTopology(boundaries("kind=greater-region"), boundaries("kind=canton"));
        }
    }
}
