package org.vigie.prediction.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.vigie.forecasting.scoring.WeightedIntervalScore;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.prediction.forecasts.TestSeasons;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

@UnitedStates
@WithPostgres("vigie_prediction")
class ScoreTests {
    private static final String ROUND = "{\"profile\": \"flusight\", \"asOf\": \"2023-11-15\"}";

    @LocalServerPort
    private int port;

    private Api api;
    private String round;

    @BeforeEach
    void forecastAPastWeek() {
        api = Api.at(port);
        api.importText("flu_hosp.csv", TestSeasons.ofTwoPlaces(), Map.of());
        round = api.awaitJob(api.post("/v1/rounds", ROUND)).get("result").asString();
    }

    @Test
    void pastForecastsAreScoredAgainstWhatIsKnownNow() {
        JsonNode scores = scores("/v1/scores?profile=flusight&place=06");
        assertThat(scores.get("truthAsOf").asString()).startsWith("2024-");
        assertThat(scores.get("rounds").asInt()).isEqualTo(1);
        assertThat(scores.get("replayed").asInt()).isEqualTo(1);
        JsonNode ensemble = row(scores, "ensemble");
        assertThat(ensemble.get("forecasts").asInt()).isEqualTo(4);
        assertThat(ensemble.get("wis").asDouble()).isCloseTo(meanWis("ensemble"), within(1e-9));
        assertThat(ensemble.get("commonWithBaseline").asInt()).isEqualTo(4);
        assertThat(row(scores, "baseline").get("relativeToBaseline").asDouble()).isEqualTo(1);
        assertThat(ensemble.get("dispersion").asDouble()
                        + ensemble.get("overprediction").asDouble()
                        + ensemble.get("underprediction").asDouble())
                .isCloseTo(ensemble.get("wis").asDouble(), within(1e-9));
    }

    @Test
    void scoresAreDividedAsAskedFor() {
        JsonNode horizons = scores("/v1/scores?profile=flusight&by=horizon&model=ensemble");
        assertThat(horizons.get("scores")).hasSize(4);
        assertThat(horizons.get("scores").get(0).get("forecasts").asInt()).isEqualTo(2);
        assertThat(scores("/v1/scores?profile=flusight&by=place&model=ensemble").get("scores"))
                .hasSize(2);
        assertThat(scores("/v1/scores?profile=flusight&by=date&model=ensemble")
                        .get("scores")
                        .get(0)
                        .get("part")
                        .asString())
                .isEqualTo("2023-11-18");
        assertThat(api.get("/v1/scores?profile=flusight&by=colour").body())
                .contains("urn:vigie:problem:bad-parameter", "colour");
    }

    @Test
    void revisionsAndExclusionsMakeTheScoresAnew() {
        double before = wis();
        api.importText("flu_hosp.csv", row("2023-11-25", "06", "2024-11-30", 4_000), Map.of());
        assertThat(wis()).isGreaterThan(before + 100);
        String exclusions = "/v1/profiles/flusight/exclusions";
        api.post(
                exclusions,
                "{\"place\": \"06\", \"from\": \"2023-11-25\", \"to\": \"2023-11-25\", \"reason\": \"strike\"}");
        JsonNode without = row(scores("/v1/scores?profile=flusight&place=06"), "ensemble");
        assertThat(without.get("forecasts").asInt()).isEqualTo(3);
        api.delete(exclusions + "/" + api.json(exclusions).get(0).get("id").asLong());
        api.post(
                "/v1/imports/" + api.json("/v1/imports").get(0).get("id").asLong() + "/withdrawal",
                "{\"reason\": \"wrong\"}");
        assertThat(wis()).isCloseTo(before, within(1e-9));
    }

    @Test
    void tellsWhenTheFirstForecastCanBeScored() {
        String covid = TestSeasons.ofTwoPlaces();
        api.importText("covid.csv", covid, Map.of("profile", "covid-hub"));
        assertThat(scores("/v1/scores?profile=covid-hub")
                        .get("nextTargetEndDate")
                        .isNull())
                .isTrue();
        api.awaitJob(api.post("/v1/rounds", "{\"profile\": \"covid-hub\"}"));
        JsonNode waiting = scores("/v1/scores?profile=covid-hub");
        assertThat(waiting.get("scores")).isEmpty();
        LocalDate last = LocalDate.parse(
                api.json("/v1/profiles").get(1).get("lastTargetEndDate").asString());
        assertThat(waiting.get("nextTargetEndDate").asString())
                .isEqualTo(last.plusWeeks(1).toString());
    }

    private double wis() {
        return row(scores("/v1/scores?profile=flusight&place=06"), "ensemble")
                .get("wis")
                .asDouble();
    }

    private double meanWis(String model) {
        JsonNode forecasts =
                api.json(round + "/forecasts?place=06&model=" + model).get("forecasts");
        List<Double> scores = new ArrayList<>();
        for (JsonNode forecast : forecasts) {
            List<Double> quantiles = new ArrayList<>();
            forecast.get("quantiles").forEach(value -> quantiles.add(value.asDouble()));
            String end = forecast.get("targetEndDate").asString();
            double observed = api.json("/v1/observations?profile=flusight&place=06&from=%s&to=%s".formatted(end, end))
                    .get("observations")
                    .get(0)
                    .get("value")
                    .asDouble();
            scores.add(WeightedIntervalScore.of(
                            quantiles.stream().mapToDouble(Double::doubleValue).toArray(), observed)
                    .score());
        }
        return scores.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** The scores, once they have caught up with the data. */
    private JsonNode scores(String path) {
        long deadline = System.nanoTime() + 40_000_000_000L;
        JsonNode answer = api.json(path);
        while (answer.get("pending").asBoolean() && System.nanoTime() < deadline) {
            answer = api.json(path);
        }
        assertThat(answer.get("pending").asBoolean()).isFalse();
        return answer;
    }

    private static JsonNode row(JsonNode scores, String model) {
        for (JsonNode row : scores.get("scores")) {
            if (row.get("model").asString().equals(model)) {
                return row;
            }
        }
        throw new AssertionError(model + " has no scores: " + scores);
    }

    private static String row(String end, String place, String asOf, int value) {
        return "target_end_date,location,as_of,value\n%s,%s,%s,%d\n".formatted(end, place, asOf, value);
    }
}
