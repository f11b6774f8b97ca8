package org.vigie.prediction.forecasts.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.TrainedModels;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.model.baseline.BaselineForecaster;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.prediction.forecasts.TestSeasons;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

/** Rounds with a member that fails and one that takes long, beside a real one. */
@UnitedStates
@WithPostgres("vigie_prediction")
@Import(MemberTests.Models.class)
class MemberTests {
    @TestConfiguration
    static class Models {
        @Bean
        @Primary
        ModelCatalogue models() {
            return new ModelCatalogue(TrainedModels.NONE) {
                @Override
                List<Forecaster> models(HubProfile profile) {
                    return List.of(new Failing(), new Slow(), new BaselineForecaster());
                }
            };
        }
    }

    private record Failing() implements Forecaster {
        @Override
        public String name() {
            return "failing";
        }

        @Override
        public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
            throw new UnsatisfiedLinkError("no such library");
        }
    }

    /** Takes thirty seconds when asked for the first week of 2024, no time otherwise. */
    private record Slow() implements Forecaster {
        @Override
        public String name() {
            return "slow";
        }

        @Override
        public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
            boolean slow = task.referenceDate().getYear() == 2024;
            for (int i = 0; slow && i < 300; i++) {
                try {
                    Thread.sleep(100);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                progress.report(i, 300, "waiting");
            }
            return new ModelForecast("slow", List.of(), List.of());
        }
    }

    @LocalServerPort
    private int port;

    private Api api;

    @BeforeEach
    void importSeasons() {
        api = Api.at(port);
        api.importText("flu_hosp.csv", TestSeasons.ofTwoPlaces(), Map.of());
    }

    @Test
    void failingMemberFailsAlone() {
        JsonNode job = api.awaitJob(api.post("/v1/rounds", "{\"profile\": \"flusight\", \"asOf\": \"2023-11-15\"}"));
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        JsonNode round = api.json(job.get("result").asString());
        JsonNode failed = round.get("members").get(0);
        assertThat(failed.get("succeeded").asBoolean()).isFalse();
        assertThat(failed.get("reason").asString()).isEqualTo("library-missing");
        assertThat(round.get("places").asInt()).isEqualTo(2);
        assertThat(round.get("codeVersion").asString()).doesNotContain("@");
    }

    @Test
    void runningRoundKeepsOthersOutUntilItIsCancelled() throws InterruptedException {
        String body = "{\"profile\": \"flusight\", \"asOf\": \"2024-01-03\"}";
        String job =
                api.post("/v1/rounds", body).headers().firstValue("Location").orElseThrow();
        assertThat(api.post("/v1/rounds", body).headers().firstValue("Location"))
                .hasValue(job);
        var other = api.post("/v1/rounds", "{\"profile\": \"flusight\", \"asOf\": \"2024-01-10\"}");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("urn:vigie:problem:round-running", job);
        while (!api.json(job).get("step").asString("").contains("slow")) {
            Thread.sleep(100);
        }
        assertThat(api.delete(job).statusCode()).isEqualTo(202);
        while (api.json(job).get("state").asString().equals("running")) {
            Thread.sleep(100);
        }
        assertThat(api.json(job).get("state").asString()).isEqualTo("cancelled");
        assertThat(api.json("/v1/rounds?profile=flusight").get(0).get("state").asString())
                .isEqualTo("cancelled");
    }
}
