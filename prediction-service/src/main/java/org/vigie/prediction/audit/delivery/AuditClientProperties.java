package org.vigie.prediction.audit.delivery;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The secret by which auth-service knows this service. */
@ConfigurationProperties("vigie.prediction")
record AuditClientProperties(@Nullable String clientSecret) {}
