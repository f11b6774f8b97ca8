package org.vigie.prediction.audit.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Brings waiting events to auth-service, each at least once, and waits longer after every failure. */
@Component
class AuditDelivery implements MeterBinder {
    private static final Logger log = LoggerFactory.getLogger(AuditDelivery.class);
    private static final int BATCH = 200;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Outbox outbox;
    private final AuditClient client;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private Duration wait = Duration.ZERO;
    private Instant notBefore = Instant.MIN;

    AuditDelivery(Outbox outbox, AuditClient client, TransactionTemplate transactions, Clock clock) {
        this.outbox = outbox;
        this.client = client;
        this.transactions = transactions;
        this.clock = clock;
        if (!client.isConfigured()) {
            log.warn("vigie.prediction.client-secret is not set: events wait here and do not reach the audit trail");
        }
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT1S")
    void deliver() {
        if (!client.isConfigured() || clock.instant().isBefore(notBefore)) {
            return;
        }
        try {
            while (Boolean.TRUE.equals(transactions.execute(transaction -> deliverOldest()))) {
                wait = Duration.ZERO;
            }
        } catch (RestClientException failure) {
            Duration longer = wait.isZero() ? Duration.ofSeconds(1) : wait.multipliedBy(2);
            wait = longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT;
            notBefore = clock.instant().plus(wait);
            log.warn("Audit events wait for auth-service, next try in {}: {}", wait, failure.getMessage());
        }
    }

    private boolean deliverOldest() {
        List<WaitingEvent> events = outbox.lockOldest(BATCH);
        if (events.isEmpty()) {
            return false;
        }
        try {
            client.send(events);
            outbox.delivered(events);
        } catch (HttpClientErrorException.BadRequest refused) {
            events.forEach(this::deliverAlone);
        }
        return true;
    }

    /** One event that cannot be taken does not hold up the others. */
    private void deliverAlone(WaitingEvent event) {
        try {
            client.send(List.of(event));
            outbox.delivered(List.of(event));
        } catch (HttpClientErrorException.BadRequest refused) {
            log.error(
                    "Audit event {} ({}) was refused and is kept: {}", event.id(), event.event(), refused.getMessage());
            outbox.refused(event, String.valueOf(refused.getMessage()));
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("vigie.audit.waiting", outbox, each -> (double) each.waiting())
                .description("Events that the audit trail has not taken yet")
                .register(registry);
        Gauge.builder("vigie.audit.oldest.waiting", this, AuditDelivery::oldestSeconds)
                .baseUnit("seconds")
                .register(registry);
    }

    private double oldestSeconds() {
        return outbox.oldest()
                .map(since -> (double) Duration.between(since, clock.instant()).toSeconds())
                .orElse(0.0);
    }
}
