package org.vigie.gateway.routes;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the services are, seen from the gateway. */
@ConfigurationProperties("vigie")
record UpstreamProperties(String predictionUrl, String datavizUrl) {}
