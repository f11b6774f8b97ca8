package org.vigie.prediction.surveillance.feeds;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.platform.country.CountryProfile;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.audit.AuditTrail;
import org.vigie.prediction.jobs.Job;
import org.vigie.prediction.jobs.Jobs;
import org.vigie.prediction.surveillance.Feeds;
import org.vigie.prediction.surveillance.Import;
import org.vigie.prediction.surveillance.Imports;

/** Queues a job for each feed that is due or asked for, on whichever instance comes first. */
@Service
class ScheduledFeeds implements Feeds {
    /** After so long a claim has been left behind by an instance that died. */
    private static final Duration CLAIM = Duration.ofHours(1);

    private final KnownFeeds feeds;
    private final FeedLedger ledger;
    private final Jobs jobs;
    private final Imports imports;
    private final AuditTrail audit;
    private final MessageSource messages;
    private final CountryProfile country;
    private final Clock clock;

    ScheduledFeeds(
            KnownFeeds feeds,
            FeedLedger ledger,
            Jobs jobs,
            Imports imports,
            AuditTrail audit,
            MessageSource messages,
            CountryProfile country,
            Clock clock) {
        this.feeds = feeds;
        this.ledger = ledger;
        this.jobs = jobs;
        this.imports = imports;
        this.audit = audit;
        this.messages = messages;
        this.country = country;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${vigie.feeds.look-every:PT15S}",
            initialDelayString = "${vigie.feeds.look-every:PT15S}")
    @Transactional
    public void queueDue() {
        for (FeedLedger.Standing due : ledger.claimDue(clock.instant().plus(CLAIM))) {
            if (feeds.find(due.feed()).isPresent() && unfinished(due).isEmpty()) {
                jobs.enqueue(FeedJob.KIND, due.number(), FeedJob.SCHEDULE, country.defaultLocale());
            }
        }
    }

    private Optional<UUID> unfinished(FeedLedger.Standing standing) {
        return jobs.findFor(FeedJob.KIND, standing.number())
                .filter(job -> !job.state().isEnd())
                .map(Job::id);
    }

    @Override
    @Transactional
    public UUID fetch(String id, String requestedBy, Locale language) {
        Feed feed = feeds.find(id).orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-feed", id));
        if (!feeds.isEnabled(feed)) {
            throw new ProblemException(HttpStatus.CONFLICT, "feed-off", id);
        }
        FeedLedger.Standing standing = ledger.find(id).orElseThrow();
        Optional<UUID> running = unfinished(standing);
        if (running.isPresent()) {
            return running.get();
        }
        ledger.request(standing.number(), requestedBy);
        audit.add("source.fetch-asked", requestedBy, feed.source(), "feed=" + id);
        return jobs.enqueue(FeedJob.KIND, standing.number(), requestedBy, language);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Status> list(Locale language) {
        return feeds.list().stream()
                .flatMap(feed -> ledger.find(feed.id()).map(standing -> status(feed, standing, language)).stream())
                .toList();
    }

    private Status status(Feed feed, FeedLedger.Standing standing, Locale language) {
        Import last = Optional.ofNullable(standing.lastImport())
                .flatMap(imports::find)
                .orElse(null);
        return new Status(
                feed.id(),
                feed.source(),
                feeds.address(feed).getHost(),
                feed.terms().page(),
                feed.terms().licence(),
                feed.terms().citation(),
                feed.terms().legalBasis(),
                feeds.schedule(feed),
                state(feeds.isEnabled(feed), standing, last),
                standing.lastAttemptAt(),
                standing.lastSuccessAt(),
                standing.lastChangeAt(),
                standing.newestPeriodEnd(),
                standing.failures(),
                problem(standing, language),
                feeds.isEnabled(feed) ? standing.nextAttemptAt() : null,
                standing.lastImport(),
                unfinished(standing).orElse(null));
    }

    private static State state(boolean enabled, FeedLedger.Standing standing, @Nullable Import last) {
        if (!enabled) {
            return State.OFF;
        }
        if (standing.failures() > 0) {
            return State.FAILING;
        }
        if (last != null && last.state() == Import.State.QUARANTINED) {
            return State.REFUSED;
        }
        return standing.lastSuccessAt() == null ? State.WAITING : State.WORKING;
    }

    private @Nullable String problem(FeedLedger.Standing standing, Locale language) {
        return standing.problem() == null
                ? null
                : Objects.requireNonNull(messages.getMessage(
                        "feed." + standing.problem(),
                        standing.problemArguments().toArray(),
                        language));
    }
}
