package org.vigie.gateway.routes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the services are, seen from the gateway, and how long one may take to begin its answer. */
@ConfigurationProperties("vigie")
record UpstreamProperties(
        String predictionUrl,
        String datavizUrl,
        @DefaultValue("60s") Duration upstreamTimeout) {}
