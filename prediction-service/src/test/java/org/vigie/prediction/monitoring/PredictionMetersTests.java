package org.vigie.prediction.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.WithPostgres;

@UnitedStates
@WithPostgres("vigie_prediction")
class PredictionMetersTests {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Autowired
    private PredictionMeters meters;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void bind() {
        meters.bindTo(registry);
    }

    @Test
    void whatThereIsNotHasNoAge() {
        assertThat(gauge("vigie.data.as.of.timestamp", "profile", "covid-hub")).isNaN();
        assertThat(gauge("vigie.round.finished.timestamp", "profile", "covid-hub"))
                .isNaN();
        assertThat(gauge("vigie.round.failed", "profile", "covid-hub")).isZero();
    }

    @Test
    void roundsTellTheirEndAndDuration() {
        Instant end = Instant.parse("2026-01-10T12:00:00Z");
        round("succeeded", end.minusSeconds(90), end);
        assertThat(gauge("vigie.round.finished.timestamp", "profile", "flusight"))
                .isEqualTo((double) end.getEpochSecond());
        assertThat(gauge("vigie.round.duration", "profile", "flusight")).isEqualTo(90);
        round("failed", end, end.plusSeconds(5));
        assertThat(gauge("vigie.round.failed", "profile", "flusight")).isOne();
        assertThat(gauge("vigie.round.duration", "profile", "flusight")).isEqualTo(90);
    }

    @Test
    void theQueueTellsTheWaitOfItsOldest() {
        jdbc.sql("""
                insert into jobs.job (id, kind, subject, state, requested_by, language, created_at)
                values (?, 'import', 1, 'queued', 'ada', 'en', ?)
                """)
                .params(UUID.randomUUID(), time(Instant.now().minus(10, ChronoUnit.MINUTES)))
                .update();
        assertThat(registry.get("vigie.jobs")
                        .tags("kind", "import", "state", "queued")
                        .gauge()
                        .value())
                .isOne();
        assertThat(gauge("vigie.jobs.oldest.queued", "kind", "import")).isBetween(600.0, 700.0);
        assertThat(gauge("vigie.jobs.oldest.queued", "kind", "round")).isZero();
    }

    private double gauge(String name, String tag, String value) {
        return registry.get(name).tag(tag, value).gauge().value();
    }

    private void round(String state, Instant from, Instant to) {
        jdbc.sql("""
                insert into forecasts.round (profile, disease, indicator, reference_date, as_of, data_vintage, data_revision, seed, code_version,
                    synthetic, state, requested_by, requested_at, started_at, finished_at)
                values ('flusight', 'influenza', 'hospital-admissions', '2026-01-10', '2026-01-10', '2026-01-07', 1, 1, 'test', true, ?, 'ada', ?, ?, ?)
                """).params(state, time(from), time(from), time(to)).update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
