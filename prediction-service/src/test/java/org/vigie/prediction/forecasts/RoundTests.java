package org.vigie.prediction.forecasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

@UnitedStates
@WithPostgres("vigie_prediction")
class RoundTests {
    @LocalServerPort
    private int port;

    @Test
    void forecastsEveryPlaceOfTheData() {
        Api api = Api.at(port);
        assertThat(api.importText("flu_hosp.csv", TestSeasons.ofTwoPlaces(), Map.of())
                        .get("state")
                        .asString())
                .isEqualTo("succeeded");
        JsonNode job = api.awaitJob(api.post("/v1/rounds", "{\"profile\": \"flusight\"}"));
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        JsonNode round = api.json(job.get("result").asString());
        assertThat(round.get("places").asInt()).as(round.toString()).isEqualTo(2);
        JsonNode forecasts = api.json(job.get("result").asString() + "/forecasts?place=US");
        assertThat(forecasts.get("forecasts").size()).isEqualTo(4);
        String file = api.get(job.get("result").asString() + "/hub-file").body();
        assertThat(file.lines()).hasSize(1 + 2 * 4 * 23);
        assertThat(medianOfMembers(api, job.get("result").asString()))
                .isCloseTo(
                        forecasts
                                .get("forecasts")
                                .get(0)
                                .get("quantiles")
                                .get("0.5")
                                .asDouble(),
                        Percentage.withPercentage(1));
    }

    /** What the members add to the ensemble's median, summed up. */
    private static double medianOfMembers(Api api, String round) {
        JsonNode parts = api.json(round + "/explanations?place=US")
                .get("explanations")
                .get(0)
                .get("parts");
        double sum = 0;
        for (JsonNode part : parts) {
            sum += part.get("value").asDouble();
        }
        return sum;
    }

    @Test
    void laterPublicationsDoNotMatter() {
        Api api = Api.at(port);
        api.importText("flu_hosp.csv", TestSeasons.ofTwoPlaces(), Map.of());
        String asOf = "2024-01-03";
        JsonNode before = round(api, asOf);
        api.importText("flu_hosp.csv", "target_end_date,location,as_of,value\n2023-12-30,US,2024-10-31,1\n", Map.of());
        JsonNode after = round(api, asOf);
        assertThat(after.get("id")).isNotEqualTo(before.get("id"));
        for (JsonNode model : before.get("models")) {
            assertThat(file(api, after, model)).isEqualTo(file(api, before, model));
        }
    }

    @Test
    void sameRoundOnTheSameDataIsNotRunAgain() {
        Api api = Api.at(port);
        api.importText("flu_hosp.csv", TestSeasons.ofTwoPlaces(), Map.of());
        assertThat(round(api, "2023-11-01").get("id"))
                .isEqualTo(round(api, "2023-11-01").get("id"));
    }

    @Test
    void roundsNeedTheHubsWeekdayAndData() {
        Api api = Api.at(port);
        api.importText("flu_hosp.csv", TestSeasons.ofTwoPlaces(), Map.of());
        assertThat(api.post("/v1/rounds", "{\"profile\": \"flusight\", \"referenceDate\": \"2024-01-03\"}")
                        .body())
                .contains("urn:vigie:problem:not-a-reference-date", "2024-01-06");
        assertThat(api.post("/v1/rounds", "{\"profile\": \"flusight\", \"asOf\": \"1999-01-01\"}")
                        .body())
                .contains("urn:vigie:problem:no-data-as-of");
        assertThat(api.post("/v1/rounds", "{\"profile\": \"covid-hub\"}").body())
                .contains("urn:vigie:problem:no-data");
    }

    private static JsonNode round(Api api, String asOf) {
        JsonNode job =
                api.awaitJob(api.post("/v1/rounds", "{\"profile\": \"flusight\", \"asOf\": \"%s\"}".formatted(asOf)));
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        return api.json(job.get("result").asString());
    }

    private static String file(Api api, JsonNode round, JsonNode model) {
        return api.get("/v1/rounds/%d/hub-file?model=%s"
                        .formatted(round.get("id").asLong(), model.asString()))
                .body();
    }
}
