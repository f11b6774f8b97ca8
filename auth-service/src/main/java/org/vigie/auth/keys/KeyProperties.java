package org.vigie.auth.keys;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The secret that wraps signing keys in the database: a random text of at least 32 characters. */
@ConfigurationProperties("vigie.auth")
record KeyProperties(@Nullable String keyEncryptionKey) {}
