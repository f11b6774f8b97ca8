package org.vigie.prediction.forecasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

@UnitedStates
@WithPostgres("vigie_prediction")
class BacktestTests {
    private static final String PATH = "/v1/backtests";
    private static final long PATIENCE_NANOS = 300_000_000_000L;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api api;

    @BeforeEach
    void bringData() {
        api = Api.at(port);
        api.importText("flu_hosp.csv", TestSeasons.ofTwoPlaces(), Map.of());
    }

    @Test
    void everyReferenceDateIsARoundOfItsOwnOnTheDataOfItsDay() {
        JsonNode done = await(start("2023-11-12", "2023-11-26"));
        assertThat(done.get("state").asString()).as(done.toString()).isEqualTo("succeeded");
        assertThat(done.get("rounds")).hasSize(2);
        JsonNode first = done.get("rounds").get(0);
        assertThat(first.get("referenceDate").asString()).isEqualTo("2023-11-18");
        JsonNode round = api.json("/v1/rounds/" + first.get("id").asLong());
        assertThat(round.get("asOf").asString()).isEqualTo("2023-11-17");
        assertThat(round.get("places").asInt()).isEqualTo(2);
        for (JsonNode shown : api.json("/v1/rounds?profile=flusight")) {
            assertThat(shown.get("referenceDate").asString())
                    .as("replays are no rounds of the present")
                    .isNotEqualTo("2023-11-18");
        }
    }

    @Test
    void aReplayLooksBackAtRoundsThatAnotherReplayed() {
        await(start("2023-10-01", "2023-10-07"));
        long first = replayedRounds();
        await(start("2023-10-29", "2023-11-04"));
        assertThat(first).isPositive();
        assertThat(replayedRounds()).isEqualTo(first + 1);
    }

    private long replayedRounds() {
        return jdbc.sql("select count(*) from forecasts.trained where key like 'round-%'")
                .query(Long.class)
                .single();
    }

    @Test
    void aRoundOfThePresentRunsBeforeWaitingReplays() {
        HttpResponse<String> replays = start("2022-10-01", "2023-04-30");
        HttpResponse<String> present = api.post("/v1/rounds", "{\"profile\": \"flusight\"}");
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!"succeeded".equals(get(present).get("state").asString())) {
            assertThat(System.nanoTime()).as(get(present).toString()).isLessThan(deadline);
        }
        assertThat(get(replays).get("queued").asInt()).isGreaterThan(10);
        api.delete(replays.headers().firstValue("Location").orElseThrow());
        JsonNode done = await(replays);
        assertThat(done.get("state").asString()).isEqualTo("cancelled");
        assertThat(done.get("queued").asInt() + done.get("running").asInt()).isZero();
    }

    @Test
    void saysWhatIsWrongWithTheDates() {
        assertThat(start("2023-11-19", "2023-11-24").body()).contains("backtest-without-dates", "2023-11-25");
        assertThat(start("2019-01-01", "2023-11-24").body()).contains("backtest-too-long", "120");
        assertThat(start("2019-01-01", "2019-02-01").body()).contains("no-data-as-of");
        assertThat(api.post(PATH, "{\"profile\": \"flusight\"}").body()).contains("missing-parameter", "from");
        assertThat(api.get(PATH + "/99").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> start(String from, String to) {
        return api.post(PATH, "{\"profile\": \"flusight\", \"from\": \"%s\", \"to\": \"%s\"}".formatted(from, to));
    }

    private JsonNode get(HttpResponse<String> accepted) {
        return api.json(accepted.headers().firstValue("Location").orElseThrow());
    }

    private JsonNode await(HttpResponse<String> accepted) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        JsonNode backtest = get(accepted);
        while (backtest.get("queued").asInt() + backtest.get("running").asInt() > 0) {
            assertThat(System.nanoTime()).as(backtest.toString()).isLessThan(deadline);
            backtest = get(accepted);
        }
        return backtest;
    }
}
