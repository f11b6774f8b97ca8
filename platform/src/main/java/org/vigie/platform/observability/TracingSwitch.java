package org.vigie.platform.observability;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Leaves out all of tracing where {@code vigie.tracing.endpoint} is not set, so that it costs neither time nor memory. */
class TracingSwitch implements AutoConfigurationImportFilter, EnvironmentAware {
    static final String ENDPOINT = "vigie.tracing.endpoint";

    private boolean on;

    @Override
    public void setEnvironment(Environment environment) {
        on = StringUtils.hasText(environment.getProperty(ENDPOINT));
    }

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        var matches = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            var candidate = candidates[i];
            matches[i] = on
                    || candidate == null
                    || !(candidate.contains(".micrometer.tracing.") || candidate.contains(".boot.opentelemetry."));
        }
        return matches;
    }
}
