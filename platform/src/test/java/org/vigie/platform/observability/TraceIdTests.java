package org.vigie.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class TraceIdTests {
    private static final String HEX = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void headerIsTakenOver() {
        assertThat(TraceId.ofHeader("00-" + HEX + "-b7ad6b7169203331-01").hex()).isEqualTo(HEX);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "nonsense", "00-00000000000000000000000000000000-b7ad6b7169203331-01"})
    void malformedHeaderGivesANewId(String header) {
        assertThat(TraceId.ofHeader(header).hex()).matches("[0-9a-f]{32}").isNotEqualTo("0".repeat(32));
    }

    @Test
    void idIsHandedOn() {
        assertThat(TraceId.ofHeader(new TraceId(HEX).toTraceparent()).hex()).isEqualTo(HEX);
    }

    @Test
    void idIsHandedOnBelowTheSpanUnderWay() {
        try (var _ = MDC.putCloseable("spanId", "00f067aa0ba902b7")) {
            assertThat(new TraceId(HEX).toTraceparent()).isEqualTo("00-" + HEX + "-00f067aa0ba902b7-01");
        }
    }

    @Test
    void urnIsAUuid() {
        assertThat(new TraceId(HEX).toUrn()).isEqualTo("urn:uuid:0af76519-16cd-43dd-8448-eb211c80319c");
    }
}
