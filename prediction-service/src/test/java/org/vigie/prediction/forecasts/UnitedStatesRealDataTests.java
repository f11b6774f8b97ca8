package org.vigie.prediction.forecasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.vigie.prediction.Api;
import org.vigie.prediction.SharedData;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

@UnitedStates
@WithPostgres("vigie_prediction")
class UnitedStatesRealDataTests {
    @LocalServerPort
    private int port;

    @Test
    void bothHubsAreTakenInTwiceWithoutAChange() {
        Api api = Api.at(port);
        for (String file : new String[] {"flu_hosp_vintages.csv.gz", "covid_hosp_vintages.csv.gz"}) {
            byte[] content = SharedData.read("us/" + file);
            JsonNode first = result(api, file, content);
            assertThat(first.get("rows").asLong()).isGreaterThan(6_000);
            assertThat(first.get("changes").asLong())
                    .isEqualTo(first.get("rows").asLong());
            JsonNode second = result(api, file, content);
            assertThat(second.get("changes").asLong()).isZero();
        }
        for (JsonNode profile : api.json("/v1/profiles")) {
            if (profile.get("horizons").size() > 0) {
                assertThat(profile.get("places").asInt()).isEqualTo(53);
            }
        }
    }

    private static JsonNode result(Api api, String file, byte[] content) {
        JsonNode job = api.awaitJob(api.upload(file, content, Map.of()));
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        return api.json(job.get("result").asString());
    }
}
