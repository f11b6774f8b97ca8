package org.vigie.auth.accounts;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The first administrator's one-time password, and an optional file of passwords nobody may choose. */
@ConfigurationProperties("vigie.auth")
record AccountProperties(
        @Nullable String bootstrapPassword, @Nullable Path knownPasswords) {}
