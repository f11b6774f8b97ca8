package org.vigie.prediction.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.TestTokens;
import org.vigie.testsupport.WithPostgres;

@UnitedStates
@WithPostgres("vigie_prediction")
class PartnerTests {
    private static final String FILE = """
            target_end_date,location,as_of,value
            2024-11-02,US,2024-11-06,1000
            2024-11-02,01,2024-11-06,20
            2024-11-02,02,2024-11-06,3
            """;

    @LocalServerPort
    private int port;

    private Api partner;

    @BeforeEach
    void connect() {
        Api.at(port).importText("flu_hosp.csv", FILE, Map.of());
        partner = Api.at(port).as(TestTokens.client("lab", "observations:read", "forecasts:read"));
    }

    @Test
    void pagesFollowEachOtherToTheEnd() {
        String path = "/partner/v1/observations?profile=flusight&limit=2";
        HttpResponse<String> first = partner.get(path);
        assertThat(first.body()).as(first.body()).contains("\"01\"", "\"02\"").doesNotContain("\"US\"");
        String link = first.headers().firstValue("Link").orElseThrow();
        assertThat(link).endsWith("; rel=\"next\"");
        HttpResponse<String> second = partner.get(link.substring(1, link.indexOf('>')));
        assertThat(second.body()).contains("\"US\"");
        assertThat(second.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void csvHasTheSameRows() {
        assertThat(partner.get("/partner/v1/observations?profile=flusight", "Accept", "text/csv")
                        .body())
                .contains("flusight,US,2024-11-02,2024-W44,1000,present,,2024-11-06,,2024-11-06,false");
        assertThat(partner.get("/partner/v1/places", "Accept", "text/csv").body())
                .contains("01,Alabama,state,US,5108468");
    }

    @Test
    void badPagesAreNamed() {
        assertThat(partner.get("/partner/v1/places?limit=0").body()).contains("urn:vigie:problem:bad-page-size");
        assertThat(partner.get("/partner/v1/places?cursor=%25").body()).contains("urn:vigie:problem:bad-parameter");
        assertThat(partner.get("/partner/v1/observations?profile=flusight&cursor=VVM")
                        .body())
                .contains("urn:vigie:problem:bad-parameter");
        assertThat(partner.get("/partner/v1/forecasts?profile=flusight").body()).contains("urn:vigie:problem:no-round");
    }

    @Test
    void partnersNeedTheScope() {
        assertThat(partner.as(TestTokens.client("lab", "forecasts:read"))
                        .get("/partner/v1/places")
                        .statusCode())
                .isEqualTo(403);
    }
}
