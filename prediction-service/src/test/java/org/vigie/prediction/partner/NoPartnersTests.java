package org.vigie.prediction.partner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.vigie.prediction.Api;
import org.vigie.prediction.Switzerland;
import org.vigie.testsupport.WithPostgres;

@Switzerland
@WithPostgres("vigie_prediction")
class NoPartnersTests {
    @LocalServerPort
    private int port;

    @Test
    void pathsDoNotExist() {
        for (String path : new String[] {"places", "observations?profile=respicast-ili", "forecasts"}) {
            assertThat(Api.at(port).get("/partner/v1/" + path).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void cantonsHaveNamesInTheReadersLanguage() {
        assertThat(Api.at(port).in("it-CH").get("/v1/places").body()).contains("Grigioni");
        assertThat(Api.at(port).in("de-CH").get("/v1/places").body()).contains("Graubünden");
        assertThat(Api.at(port).in("fr-CH").get("/v1/places").body()).contains("Grisons");
    }
}
