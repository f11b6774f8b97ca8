package org.vigie.gateway.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How many calls a partner may make in a minute. */
@ConfigurationProperties("vigie.gateway.partner")
record LimitProperties(@DefaultValue("600") int callsPerMinute) {}
