package org.vigie.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.mock.env.MockEnvironment;

class TracingSwitchTests {
    private static final String TRACING =
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration";
    private static final String SDK =
            "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration";
    private static final String OTHER =
            "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration";

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void tracingStaysOutWithoutAnEndpoint(String endpoint) {
        assertThat(keeps(new MockEnvironment().withProperty(TracingSwitch.ENDPOINT, endpoint)))
                .containsExactly(false, false, true, true);
    }

    @Test
    void tracingComesWithAnEndpoint() {
        assertThat(keeps(new MockEnvironment().withProperty(TracingSwitch.ENDPOINT, "http://localhost:4318/v1/traces")))
                .containsExactly(true, true, true, true);
    }

    private static boolean[] keeps(MockEnvironment environment) {
        var tracing = new TracingSwitch();
        tracing.setEnvironment(environment);
        return tracing.match(new String[] {TRACING, SDK, OTHER, null}, mock(AutoConfigurationMetadata.class));
    }
}
