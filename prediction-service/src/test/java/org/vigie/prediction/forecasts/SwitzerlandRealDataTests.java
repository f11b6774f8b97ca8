package org.vigie.prediction.forecasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.vigie.prediction.Api;
import org.vigie.prediction.SharedData;
import org.vigie.prediction.Switzerland;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

@Switzerland
@WithPostgres("vigie_prediction")
class SwitzerlandRealDataTests {
    @LocalServerPort
    private int port;

    @Test
    void oneFileFillsThreeProfiles() {
        Api api = Api.at(port).in("de-CH");
        JsonNode job =
                api.awaitJob(api.upload("vintages.csv.gz", SharedData.read("eu/respicast_vintages.csv.gz"), Map.of()));
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        JsonNode imported = api.json(job.get("result").asString());
        assertThat(imported.get("profiles").size()).isEqualTo(3);
        assertThat(imported.get("rows").asLong()).isGreaterThan(44_000);
        for (JsonNode profile : api.json("/v1/profiles")) {
            if (profile.get("horizons").size() > 0) {
                assertThat(profile.get("lastAsOf").asString()).startsWith("2025");
            }
        }
        assertThat(api.json("/v1/places?profile=respicast-ili").toString()).contains("Schweiz");
    }
}
