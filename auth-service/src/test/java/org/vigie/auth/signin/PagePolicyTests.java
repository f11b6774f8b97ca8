package org.vigie.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagePolicyTests {
    @ParameterizedTest
    @CsvSource({
        "https://app.example.org/callback?a=b, https://app.example.org",
        "http://127.0.0.1:8123/back, http://127.0.0.1:8123",
        "http://[::1]:8123/back, http://[::1]:8123",
        "org.example.app:/back, org.example.app:",
        "https://someone:word@app.example.org/, https://app.example.org"
    })
    void formsMayLeadToTheOriginOfTheApplication(String address, String origin) {
        assertThat(PagePolicy.origin(address)).contains(origin);
    }

    @Test
    void whatIsNoAddressAddsNothing() {
        assertThat(PagePolicy.origin("/relative")).isEmpty();
        assertThat(PagePolicy.origin("https://a b; script-src *")).isEmpty();
        assertThat(PagePolicy.ALONE).contains("form-action 'self';");
    }
}
