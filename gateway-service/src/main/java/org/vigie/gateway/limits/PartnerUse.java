package org.vigie.gateway.limits;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.vigie.platform.country.ConditionalOnFeature;
import org.vigie.platform.country.Feature;

/** Counts the calls of each partner, minute by minute. */
@Repository
@ConditionalOnFeature(Feature.PARTNER_API)
class PartnerUse {
    private final JdbcClient jdbc;
    private final Clock clock;

    PartnerUse(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts one more call and gives the number of this minute. */
    int add(String client, Instant minute) {
        return jdbc.sql("""
                INSERT INTO partner_use (client, minute, calls) VALUES (:client, :minute, 1)
                ON CONFLICT (client, minute) DO UPDATE SET calls = partner_use.calls + 1
                RETURNING calls""")
                .param("client", client)
                .param("minute", Timestamp.from(minute))
                .query(Integer.class)
                .single();
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
    int forgetOld() {
        return jdbc.sql("DELETE FROM partner_use WHERE minute < :before")
                .param("before", Timestamp.from(clock.instant().minus(Duration.ofMinutes(10))))
                .update();
    }
}
