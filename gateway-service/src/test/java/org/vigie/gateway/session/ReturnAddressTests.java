package org.vigie.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnAddressTests {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/forecasts", "/forecasts?place=US&week=2026-W01", "/a/b#c"})
    void pathOfThisOriginIsKept(String address) {
        assertThat(ReturnAddress.safe(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "/\tx",
                "/%zz",
                "evil",
                "/bff/sign-in",
                "/auth/connect/logout"
            })
    void anythingElseLeadsToTheStartPage(String address) {
        assertThat(ReturnAddress.safe(address)).isEqualTo("/");
    }
}
