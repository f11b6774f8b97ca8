package org.vigie.prediction.surveillance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

@UnitedStates
@WithPostgres("vigie_prediction")
class ImportTests {
    private static final String FIRST = """
            target_end_date,location,as_of,value
            2024-11-02,US,2024-11-06,1000
            2024-11-02,01,2024-11-06,20
            2024-11-09,US,2024-11-13,1200
            2024-11-09,01,2024-11-13,
            2024-11-02,US,2024-11-13,1010
            """;

    @LocalServerPort
    private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = Api.at(port);
    }

    @Test
    void keepsEveryVintage() {
        JsonNode job = api.importText("flu_hosp.csv", FIRST, Map.of());
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        assertThat(value("US", "2024-11-02", "2024-11-06")).isEqualTo("1000.0");
        assertThat(value("US", "2024-11-02", "2024-11-13")).isEqualTo("1010.0");
        JsonNode missing = api.json("/v1/observations?profile=flusight&place=01&as_of=2024-11-13")
                .get("observations")
                .get(1);
        assertThat(missing.get("status").asString()).isEqualTo("missing");
        assertThat(missing.get("week").asString()).isEqualTo("2024-W45");
    }

    private String value(String place, String week, String asOf) {
        return api.json("/v1/observations?profile=flusight&place=" + place + "&as_of=" + asOf + "&from=" + week + "&to="
                        + week)
                .get("observations")
                .get(0)
                .get("value")
                .asString();
    }
}
