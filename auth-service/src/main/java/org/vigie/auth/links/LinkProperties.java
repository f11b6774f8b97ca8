package org.vigie.auth.links;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How long links hold, and whom letters with them come from. */
@ConfigurationProperties("vigie.auth.links")
record LinkProperties(
        @DefaultValue("P7D") Duration invitation,
        @DefaultValue("PT1H") Duration reset,
        @Nullable String from) {}
