package org.vigie.auth.privacy;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/** What the privacy notice says of this deployment: who is responsible, and for how long what is kept at present. */
@Component
public class PrivacyNotice {
    /** Who is responsible, and where to write to. */
    @ConfigurationProperties("vigie.auth.privacy")
    record Settings(@Nullable String controller, @Nullable String contact) {}

    private final Settings settings;
    private final Retention retention;

    PrivacyNotice(Settings settings, Retention retention) {
        this.settings = settings;
        this.retention = retention;
    }

    public @Nullable String controller() {
        return settings.controller();
    }

    public @Nullable String contact() {
        return settings.contact();
    }

    public int days(Kind kind) {
        return retention.days(kind);
    }
}
