package org.vigie.auth.audit;

import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes audit events whose time is over, and says so in the trail. */
@Component
class AuditRetention {
    /** How long events are kept. */
    @ConfigurationProperties("vigie.auth.audit")
    record Settings(@DefaultValue("P12M") Period retention) {}

    private static final Logger log = LoggerFactory.getLogger(AuditRetention.class);

    private final Audit audit;
    private final Settings settings;
    private final Clock clock;

    AuditRetention(Audit audit, Settings settings, Clock clock) {
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT24H", initialDelayString = "PT30M")
    int run() {
        var before = clock.instant()
                .atZone(ZoneOffset.UTC)
                .minus(settings.retention())
                .toInstant();
        var removed = audit.forgetBefore(before);
        if (removed > 0) {
            log.info("Removed {} audit events from before {}", removed, before);
            audit.add("audit.retention", "system", "", "", removed + " events from before " + before);
        }
        return removed;
    }
}
