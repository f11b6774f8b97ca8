package org.vigie.gateway.operations;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the services are that are asked how they do. */
@ConfigurationProperties("vigie")
record OperationsProperties(String predictionUrl, String datavizUrl) {}
