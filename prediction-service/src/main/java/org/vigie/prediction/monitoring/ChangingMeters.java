package org.vigie.prediction.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Series that come and go with sources and models; read again a few times a minute, so every pod tells the same. */
@Component
class ChangingMeters implements MeterBinder {
    private static final Logger log = LoggerFactory.getLogger(ChangingMeters.class);

    private final Intake intake;
    private final LiveSkill skill;
    private final Storage storage;
    private final List<Runnable> readings = new ArrayList<>();
    private volatile long databaseBytes;

    ChangingMeters(Intake intake, LiveSkill skill, Storage storage) {
        this.intake = intake;
        this.skill = skill;
        this.storage = storage;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        MultiGauge asOf = gauge(registry, "vigie.source.as.of.timestamp", "seconds");
        MultiGauge weekEnd = gauge(registry, "vigie.source.week.end.timestamp", "seconds");
        MultiGauge lag = gauge(registry, "vigie.import.lag", "seconds");
        MultiGauge took = gauge(registry, "vigie.import.duration", "seconds");
        MultiGauge finished = gauge(registry, "vigie.import.finished.timestamp", "seconds");
        MultiGauge refused = gauge(registry, "vigie.import.refused", null);
        MultiGauge forecasts = gauge(registry, "vigie.model.scored.forecasts", null);
        MultiGauge coverage = gauge(registry, "vigie.model.coverage", "ratio");
        MultiGauge relativeWis = gauge(registry, "vigie.model.relative.wis", null);
        Gauge.builder("vigie.database.size", this, meters -> meters.databaseBytes)
                .baseUnit("bytes")
                .register(registry);
        readings.add(() -> {
            List<Intake.Feed> feeds = intake.feeds();
            rows(asOf, feeds, feed -> row(feed, seconds(feed.source().lastAsOf())));
            rows(weekEnd, feeds, feed -> row(feed, seconds(feed.source().lastTargetEndDate())));
            rows(lag, feeds.stream().filter(feed -> feed.lag() != null).toList(), feed -> row(feed, lagSeconds(feed)));
        });
        readings.add(() -> {
            List<Intake.Attempt> attempts = intake.attempts();
            rows(took, attempts, each -> row(each, each.took().toMillis() / 1000.0));
            rows(
                    finished,
                    attempts,
                    each -> row(each, (double) each.finishedAt().getEpochSecond()));
            rows(refused, attempts, each -> row(each, each.refused() ? 1 : 0));
        });
        readings.add(() -> {
            List<LiveSkill.Standing> standings = skill.standings();
            rows(forecasts, standings, each -> Row.of(tags(each), (double) each.forecasts()));
            rows(relativeWis, standings, each -> Row.of(tags(each), each.relativeWis()));
            coverage.register(
                    standings.stream()
                            .<Row<?>>flatMap(each -> Stream.of(
                                    Row.of(tags(each).and("interval", "50"), each.coverage50()),
                                    Row.of(tags(each).and("interval", "80"), each.coverage80()),
                                    Row.of(tags(each).and("interval", "95"), each.coverage95())))
                            .toList(),
                    true);
        });
        readings.add(() -> databaseBytes = storage.databaseBytes());
    }

    @Scheduled(fixedDelayString = "PT20S", initialDelayString = "PT10S")
    void read() {
        try {
            readings.forEach(Runnable::run);
        } catch (DataAccessException unreachable) {
            log.warn("Monitoring keeps what it last knew of sources and models: {}", unreachable.getMessage());
        }
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, @Nullable String unit) {
        return MultiGauge.builder(name).baseUnit(unit).register(registry);
    }

    private static <T> void rows(MultiGauge gauge, List<T> all, Function<T, Row<?>> row) {
        gauge.register(all.stream().<Row<?>>map(row).toList(), true);
    }

    private static Row<?> row(Intake.Feed feed, double value) {
        return Row.of(
                Tags.of(
                        "profile",
                        feed.source().profile(),
                        "source",
                        feed.source().name(),
                        "synthetic",
                        Boolean.toString(feed.source().synthetic())),
                value);
    }

    private static double lagSeconds(Intake.Feed feed) {
        Duration lag = feed.lag();
        return lag == null ? Double.NaN : (double) lag.toSeconds();
    }

    private static Row<?> row(Intake.Attempt attempt, double value) {
        return Row.of(Tags.of("source", attempt.source()), value);
    }

    private static Tags tags(LiveSkill.Standing standing) {
        return Tags.of("profile", standing.profile(), "model", standing.model(), "period", standing.period());
    }

    private static double seconds(LocalDate day) {
        return (double) Intake.published(day).getEpochSecond();
    }
}
