package org.vigie.prediction.surveillance.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.surveillance.feeds.Feed;
import org.vigie.prediction.surveillance.feeds.FeedLedger;

/** The standing of official feeds in the database. */
@Repository
@Transactional
class JdbcFeedLedger implements FeedLedger {
    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcFeedLedger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes nothing where all is as it was: a start would wait for the disk. */
    @Override
    public void register(Feed feed, boolean enabled, Instant nextAttemptAt) {
        jdbc.sql("""
                insert into surveillance.feed as f (id, source_name, enabled, next_attempt_at)
                select :id, :source, :enabled, :next
                where not exists (select from surveillance.feed
                    where id = :id and source_name = :source and enabled = :enabled)
                on conflict (id) do update set source_name = excluded.source_name, enabled = excluded.enabled,
                    next_attempt_at = case when f.enabled then f.next_attempt_at else excluded.next_attempt_at end
                """)
                .param("id", feed.id())
                .param("source", feed.source())
                .param("enabled", enabled)
                .param("next", at(nextAttemptAt))
                .update();
        jdbc.sql("""
                insert into catalogue.source as s (name, licence, citation, legal_basis)
                select :name, :licence, :citation, :basis
                where not exists (select from catalogue.source where name = :name and (synthetic
                    or (licence, citation, legal_basis) is not distinct from (:licence, :citation, :basis)))
                on conflict (name) do update set licence = excluded.licence, citation = excluded.citation,
                    legal_basis = excluded.legal_basis where not s.synthetic
                """)
                .param("name", feed.source())
                .param("licence", feed.terms().licence())
                .param("citation", feed.terms().citation())
                .param("basis", feed.terms().legalBasis())
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Standing> find(String feed) {
        return jdbc.sql("select * from surveillance.feed where id = ?")
                .param(feed)
                .query(JdbcFeedLedger::standing)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public Standing get(long number) {
        return jdbc.sql("select * from surveillance.feed where number = ?")
                .param(number)
                .query(JdbcFeedLedger::standing)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Standing> list() {
        return jdbc.sql("select * from surveillance.feed order by id")
                .query(JdbcFeedLedger::standing)
                .list();
    }

    @Override
    public List<Standing> claimDue(Instant until) {
        return jdbc.sql("""
                update surveillance.feed set next_attempt_at = ?
                where number in (select number from surveillance.feed where enabled and next_attempt_at <= ?
                    for update skip locked)
                returning *
                """)
                .params(at(until), now())
                .query(JdbcFeedLedger::standing)
                .list();
    }

    @Override
    public void request(long number, String requestedBy) {
        jdbc.sql("update surveillance.feed set forced = true, requested_by = ? where number = ?")
                .params(requestedBy, number)
                .update();
    }

    @Override
    public void unchanged(long number, Instant nextAttemptAt) {
        jdbc.sql("""
                update surveillance.feed set last_attempt_at = ?, last_success_at = ?, failures = 0, problem = null,
                    problem_arguments = '{}', next_attempt_at = ?, forced = false, requested_by = null
                where number = ?
                """).params(now(), now(), at(nextAttemptAt), number).update();
    }

    @Override
    public void received(
            long number,
            @Nullable String entityTag,
            @Nullable String lastModified,
            @Nullable String sha256,
            long importId,
            Instant nextAttemptAt) {
        unchanged(number, nextAttemptAt);
        jdbc.sql("""
                update surveillance.feed set last_change_at = ?, entity_tag = ?, last_modified = ?, sha256 = ?,
                    last_import = ?
                where number = ?
                """)
                .params(Arrays.asList(now(), entityTag, lastModified, sha256, importId, number))
                .update();
    }

    @Override
    public void failed(long number, String problem, List<String> arguments, Instant nextAttemptAt) {
        jdbc.sql("""
                update surveillance.feed set last_attempt_at = ?, failures = failures + 1, problem = ?,
                    problem_arguments = ?, next_attempt_at = ?, forced = false, requested_by = null
                where number = ?
                """)
                .params(now(), problem, arguments.toArray(String[]::new), at(nextAttemptAt), number)
                .update();
    }

    @Override
    public void followData(HubProfile profile) {
        jdbc.sql("""
                update surveillance.feed f set newest_period_end = (
                    select max(newest.period_end)
                    from catalogue.source c join surveillance.series s on s.source = c.id,
                        lateral (select o.period_end from surveillance.observation o
                            where o.series = s.id and not o.withdrawn and o.value is not null
                            order by o.period_end desc limit 1) newest
                    where c.name = f.source_name)
                where exists (
                    select from catalogue.source c join surveillance.series s on s.source = c.id
                    where c.name = f.source_name and s.disease = ? and s.indicator = ?)
                """).params(profile.disease(), profile.indicator()).update();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        Array arguments = row.getArray("problem_arguments");
        return new Standing(
                row.getLong("number"),
                row.getString("id"),
                row.getBoolean("enabled"),
                instant(row, "last_attempt_at"),
                instant(row, "last_success_at"),
                instant(row, "last_change_at"),
                row.getObject("newest_period_end", LocalDate.class),
                row.getInt("failures"),
                row.getString("problem"),
                Arrays.asList((String[]) arguments.getArray()),
                instant(row, "next_attempt_at"),
                row.getObject("last_import", Long.class),
                row.getBoolean("forced"),
                row.getString("requested_by"),
                row.getString("entity_tag"),
                row.getString("last_modified"),
                row.getString("sha256"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
