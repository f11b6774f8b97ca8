package org.vigie.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.vigie.testsupport.TestBrowser;

@TestPropertySource(properties = {"vigie.country=ch", "vigie.auth-url=http://127.0.0.1:9"})
class AbsentFeaturesTests extends GatewayTest {
    @Test
    void whatTheCountryLacksDoesNotExist() {
        for (var path : new String[] {"/partner/v1/places", "/api/v1/figures/fan-chart"}) {
            var answer = browser.fetch(PUBLIC + path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("urn:vigie:problem:not-found");
        }
        assertThat(browser.fetch(PUBLIC + "/").body()).contains("<title>Vigie ch</title>");
    }

    @Test
    void problemsAreInTheBrowsersLanguage() {
        assertThat(new TestBrowser("it").fetch(PUBLIC + "/api/v1/profiles").body())
                .contains("È necessario accedere");
    }
}
