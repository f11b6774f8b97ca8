package org.vigie.auth.tokens;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes grants of which nothing is valid any more. */
@Component
class ExpiredGrants {
    private static final Duration KEPT = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    ExpiredGrants(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT5M")
    int delete() {
        jdbc.sql("DELETE FROM revoked_token WHERE expires_at < :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return jdbc.sql("""
                DELETE FROM oauth2_authorization
                WHERE greatest(authorization_code_expires_at, access_token_expires_at, refresh_token_expires_at,
                               oidc_id_token_expires_at) < :before""")
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
