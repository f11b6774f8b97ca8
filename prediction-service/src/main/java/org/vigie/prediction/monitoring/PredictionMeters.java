package org.vigie.prediction.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.forecasts.Round;
import org.vigie.prediction.forecasts.Rounds;
import org.vigie.prediction.surveillance.ProfileData;
import org.vigie.prediction.surveillance.Surveillance;

/** Ages of data and rounds, and the queue; read from the database at each scrape, so every pod tells the same. */
@Component
class PredictionMeters implements MeterBinder {
    private static final List<String> KINDS = List.of("import", "round", "scores");
    private static final Duration RECENTLY = Duration.ofDays(1);
    private static final int RECENT_ROUNDS = 20;

    private final Catalogue catalogue;
    private final Surveillance surveillance;
    private final Rounds rounds;
    private final JobQueue queue;

    PredictionMeters(Catalogue catalogue, Surveillance surveillance, Rounds rounds, JobQueue queue) {
        this.catalogue = catalogue;
        this.surveillance = surveillance;
        this.rounds = rounds;
        this.queue = queue;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (HubProfile profile : catalogue.profiles()) {
            gauge(registry, profile, "vigie.data.as.of.timestamp", "seconds", of -> day(of, ProfileData::lastAsOf));
            gauge(
                    registry,
                    profile,
                    "vigie.data.week.end.timestamp",
                    "seconds",
                    of -> day(of, ProfileData::lastTargetEndDate));
            gauge(registry, profile, "vigie.round.finished.timestamp", "seconds", this::finished);
            gauge(registry, profile, "vigie.round.duration", "seconds", this::duration);
            gauge(registry, profile, "vigie.round.failed", null, this::failed);
        }
        for (String kind : KINDS) {
            for (String state : List.of("queued", "running")) {
                Gauge.builder("vigie.jobs", this, meters -> meters.queue.count(kind, state))
                        .tags("kind", kind, "state", state)
                        .register(registry);
            }
            Gauge.builder("vigie.jobs.failed.recently", this, meters -> meters.queue.failed(kind, RECENTLY))
                    .tag("kind", kind)
                    .register(registry);
            Gauge.builder("vigie.jobs.oldest.queued", this, meters -> meters.oldestQueued(kind))
                    .tag("kind", kind)
                    .baseUnit("seconds")
                    .register(registry);
        }
    }

    private static void gauge(
            MeterRegistry registry,
            HubProfile profile,
            String name,
            @Nullable String unit,
            ToDoubleFunction<HubProfile> value) {
        Gauge.builder(name, profile, value)
                .tag("profile", profile.id())
                .baseUnit(unit)
                .register(registry);
    }

    private double day(HubProfile profile, Function<ProfileData, LocalDate> day) {
        return surveillance
                .findData(profile)
                .map(day)
                .map(date -> (double) date.atStartOfDay(ZoneOffset.UTC).toEpochSecond())
                .orElse(Double.NaN);
    }

    private double finished(HubProfile profile) {
        return newest(profile, EnumSet.of(Round.State.SUCCEEDED))
                .map(Round::finishedAt)
                .map(at -> (double) at.getEpochSecond())
                .orElse(Double.NaN);
    }

    private double duration(HubProfile profile) {
        return newest(profile, EnumSet.of(Round.State.SUCCEEDED))
                .flatMap(PredictionMeters::duration)
                .map(took -> (double) took.toSeconds())
                .orElse(Double.NaN);
    }

    private static Optional<Duration> duration(Round round) {
        Instant from = round.startedAt();
        Instant to = round.finishedAt();
        return from == null || to == null ? Optional.empty() : Optional.of(Duration.between(from, to));
    }

    private double failed(HubProfile profile) {
        return newest(profile, EnumSet.of(Round.State.SUCCEEDED, Round.State.FAILED))
                .map(round -> round.state() == Round.State.FAILED ? 1.0 : 0.0)
                .orElse(0.0);
    }

    private Optional<Round> newest(HubProfile profile, Set<Round.State> states) {
        return rounds.list(profile, RECENT_ROUNDS).stream()
                .filter(round -> states.contains(round.state()))
                .findFirst();
    }

    private double oldestQueued(String kind) {
        return queue.longestWait(kind).map(wait -> (double) wait.toSeconds()).orElse(0.0);
    }
}
