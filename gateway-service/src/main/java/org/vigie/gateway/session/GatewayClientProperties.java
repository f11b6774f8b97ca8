package org.vigie.gateway.session;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The secret by which the gateway is known to auth-service. */
@ConfigurationProperties("vigie.gateway")
record GatewayClientProperties(String clientSecret) {}
