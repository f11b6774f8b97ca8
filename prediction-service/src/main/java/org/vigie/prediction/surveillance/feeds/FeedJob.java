package org.vigie.prediction.surveillance.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.platform.country.CountryProfile;
import org.vigie.prediction.jobs.Job;
import org.vigie.prediction.jobs.JobFailedException;
import org.vigie.prediction.jobs.JobProgress;
import org.vigie.prediction.jobs.JobRunner;
import org.vigie.prediction.surveillance.ImportRequest;
import org.vigie.prediction.surveillance.Imports;
import org.vigie.prediction.surveillance.feeds.FetchedFile.Validators;

/** Asks for one feed's file and hands it to the import, or writes down why it could not be had and when to ask again. */
@Component
class FeedJob implements JobRunner {
    static final String KIND = "feed";
    static final String SCHEDULE = "schedule";
    private static final int MOST_DOUBLINGS = 16;

    private final KnownFeeds feeds;
    private final FeedLedger ledger;
    private final FeedClient client;
    private final ObjectProvider<Imports> imports;
    private final FeedProperties properties;
    private final CountryProfile country;
    private final TransactionTemplate transactions;
    private final Clock clock;

    FeedJob(
            KnownFeeds feeds,
            FeedLedger ledger,
            FeedClient client,
            ObjectProvider<Imports> imports,
            FeedProperties properties,
            CountryProfile country,
            TransactionTemplate transactions,
            Clock clock) {
        this.feeds = feeds;
        this.ledger = ledger;
        this.client = client;
        this.imports = imports;
        this.properties = properties;
        this.country = country;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(long number, JobProgress progress) {
        FeedLedger.Standing standing = ledger.get(number);
        Feed feed =
                feeds.find(standing.feed()).orElseThrow(() -> new JobFailedException("feed.unknown", standing.feed()));
        progress.report(0, 1, "feed.fetching", feeds.address(feed).getHost());
        Validators known = standing.forced()
                ? Validators.NONE
                : new Validators(standing.entityTag(), standing.lastModified(), standing.sha256());
        try (FetchedFile file = client.fetch(feeds.address(feed), known)) {
            if (file.path() == null) {
                ledger.unchanged(number, feeds.next(feed));
                progress.report(1, 1, "feed.unchanged");
                return "/v1/feeds";
            }
            long received = receive(feed, standing, file);
            progress.report(1, 1, "feed.received");
            return "/v1/imports/" + received;
        } catch (FetchFailedException failed) {
            ledger.failed(number, failed.reason(), failed.arguments(), retry(standing.failures(), feed));
            throw new JobFailedException(
                    "feed." + failed.reason(), failed.arguments().toArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The file is received and the feed's standing written down, both or neither. */
    private long receive(Feed feed, FeedLedger.Standing standing, FetchedFile file) {
        String by = Objects.requireNonNullElse(standing.requestedBy(), SCHEDULE);
        ImportRequest request =
                new ImportRequest(feed.fileName(), null, feed.source(), false, null, null, by, feed.id());
        return Objects.requireNonNull(transactions.execute(transaction -> {
            try (InputStream content = file.open()) {
                long id = imports.getObject()
                        .receive(request, content, country.defaultLocale())
                        .id();
                Validators found = file.validators();
                ledger.received(
                        standing.number(),
                        found.entityTag(),
                        found.lastModified(),
                        found.sha256(),
                        id,
                        feeds.next(feed));
                return id;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }));
    }

    /** Doubles with each failure; between half of it and all of it, so that not everybody comes back at once. */
    private Instant retry(int failures, Feed feed) {
        Duration wait = properties.firstRetry().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Duration bounded = wait.compareTo(properties.longestRetry()) < 0 ? wait : properties.longestRetry();
        Instant next = clock.instant().plusMillis((long)
                (bounded.toMillis() * (0.5 + ThreadLocalRandom.current().nextDouble() / 2)));
        return feeds.isEnabled(feed) ? next : feeds.next(feed);
    }

    @Override
    public void ended(long number, Job.State end) {
        // what came of it is written down where it happens; after a crash the feed is due again when its claim ends
    }
}
