package org.vigie.prediction.monitoring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.prediction.access.Places;

/** Tells those who keep the installation running how jobs, sources, rounds and storage stand; never the data themselves. */
@RestController
@RequestMapping("/v1/operations")
class OperationsController {
    private static final Duration FAILED_WITHIN = Duration.ofDays(7);
    /** The limit of the alert VigieDataStale. */
    private static final Duration STALE_AFTER = Duration.ofDays(9);

    private static final int ROUNDS = 12;

    private final JobQueue queue;
    private final Intake intake;
    private final RecentRounds rounds;
    private final Storage storage;
    private final Clock clock;

    OperationsController(JobQueue queue, Intake intake, RecentRounds rounds, Storage storage, Clock clock) {
        this.queue = queue;
        this.intake = intake;
        this.rounds = rounds;
        this.storage = storage;
        this.clock = clock;
    }

    record OperationsResponse(
            Instant at,
            List<JobQueue.Entry> jobs,
            List<SourceState> sources,
            List<RoundState> rounds,
            long databaseBytes,
            List<Storage.Part> storage) {}

    /** How one source stands; {@code stale} where the alert on old data fires. */
    record SourceState(
            String name,
            String profile,
            boolean synthetic,
            LocalDate lastTargetEndDate,
            LocalDate lastAsOf,
            boolean stale,
            @Nullable Instant lastImportedAt,
            @Nullable Long lagSeconds,
            @Nullable Long newestImport,
            boolean newestRefused) {
        static SourceState of(Intake.Feed feed, Instant now) {
            Duration lag = feed.lag();
            Intake.Attempt newest = feed.newest();
            Instant published = Intake.published(feed.source().lastAsOf());
            return new SourceState(
                    feed.source().name(),
                    feed.source().profile(),
                    feed.source().synthetic(),
                    feed.source().lastTargetEndDate(),
                    feed.source().lastAsOf(),
                    Duration.between(published, now).compareTo(STALE_AFTER) > 0,
                    feed.source().lastImportedAt(),
                    lag == null ? null : lag.toSeconds(),
                    newest == null ? null : newest.id(),
                    newest != null && newest.refused());
        }
    }

    /** How one round went, and how long its like usually take. */
    record RoundState(
            long id,
            String profile,
            LocalDate referenceDate,
            String state,
            int places,
            List<String> failedModels,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Double usualSeconds) {
        static RoundState of(RecentRounds.Entry round) {
            Duration usual = round.usual();
            return new RoundState(
                    round.id(),
                    round.profile(),
                    round.referenceDate(),
                    round.state(),
                    round.places(),
                    round.failedModels(),
                    round.startedAt(),
                    round.finishedAt(),
                    usual == null ? null : usual.toMillis() / 1000.0);
        }
    }

    @GetMapping
    @PreAuthorize("hasAuthority('operations:read')")
    @Places(Places.Answer.NONE)
    ResponseEntity<OperationsResponse> get() {
        Instant now = clock.instant();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new OperationsResponse(
                        now,
                        queue.open(FAILED_WITHIN),
                        intake.feeds().stream()
                                .map(feed -> SourceState.of(feed, now))
                                .toList(),
                        rounds.newest(ROUNDS).stream().map(RoundState::of).toList(),
                        storage.databaseBytes(),
                        storage.parts()));
    }
}
