package org.vigie.prediction.surveillance.store;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.vigie.prediction.surveillance.ObservationsChanged;

/** Numbers the states of each profile's data. */
@Repository
class DataRevisions {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DataRevisions(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** Gives the profile's data a new number, because something about them has changed. */
    void changed(String profile) {
        jdbc.sql("""
                insert into surveillance.revision as r (profile, revision, changed_at) values (?, ?, ?)
                on conflict (profile) do update set changed_at = excluded.changed_at,
                    revision = greatest(r.revision + 1, excluded.revision)
                """)
                .params(profile, clock.millis(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new ObservationsChanged(profile));
    }

    long of(String profile) {
        return jdbc.sql("select revision from surveillance.revision where profile = ?")
                .param(profile)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
