package org.vigie.prediction.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.surveillance.Sources;

/** How fresh each source is, and how its newest file fared. */
@Component
class Intake {
    private final Catalogue catalogue;
    private final Sources sources;
    private final JdbcClient jdbc;

    Intake(Catalogue catalogue, Sources sources, JdbcClient jdbc) {
        this.catalogue = catalogue;
        this.sources = sources;
        this.jdbc = jdbc;
    }

    /**
     * The newest file of a source that was read to its end.
     *
     * @param refused whether it was quarantined
     * @param took from its receipt until its data could be read, or until it was refused
     */
    record Attempt(String source, long id, boolean refused, Instant finishedAt, Duration took) {}

    /**
     * A source of one profile.
     *
     * @param lag from the day of its newest publication until that could be read here
     */
    record Feed(
            Sources.Source source,
            @Nullable Duration lag,
            @Nullable Attempt newest) {}

    List<Feed> feeds() {
        Map<String, Attempt> attempts =
                attempts().stream().collect(Collectors.toMap(Attempt::source, Function.identity()));
        return catalogue.profiles().stream()
                .flatMap(profile -> sources.list(profile).stream())
                .map(source -> new Feed(source, lag(source), attempts.get(source.name())))
                .toList();
    }

    /** The newest file of each source, also of those that have not brought anything yet. */
    List<Attempt> attempts() {
        return jdbc.sql("""
                select distinct on (source_name) source_name, id, state, received_at, finished_at
                from surveillance.import
                where state in ('accepted', 'quarantined') and finished_at is not null
                order by source_name, id desc
                """).query(Intake::attempt).list();
    }

    private static Attempt attempt(ResultSet row, int number) throws SQLException {
        Instant received = row.getObject("received_at", OffsetDateTime.class).toInstant();
        Instant finished = row.getObject("finished_at", OffsetDateTime.class).toInstant();
        return new Attempt(
                row.getString("source_name"),
                row.getLong("id"),
                "quarantined".equals(row.getString("state")),
                finished,
                Duration.between(received, finished));
    }

    private static @Nullable Duration lag(Sources.Source source) {
        Instant imported = source.lastImportedAt();
        if (imported == null) {
            return null;
        }
        Duration lag = Duration.between(published(source.lastAsOf()), imported);
        return lag.isNegative() ? Duration.ZERO : lag;
    }

    static Instant published(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
