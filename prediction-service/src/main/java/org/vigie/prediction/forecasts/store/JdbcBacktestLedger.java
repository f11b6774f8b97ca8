package org.vigie.prediction.forecasts.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.prediction.forecasts.Backtest;
import org.vigie.prediction.forecasts.Round;
import org.vigie.prediction.forecasts.round.BacktestLedger;
import org.vigie.prediction.forecasts.round.RoundLedger;

/** Backtests in the database: the rounds are rounds like all others, and know the backtest that they belong to. */
@Repository
@Transactional
class JdbcBacktestLedger implements BacktestLedger {
    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcBacktestLedger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public long add(String profile, LocalDate from, LocalDate to, String requestedBy) {
        return jdbc.sql("""
                insert into forecasts.backtest (profile, first_date, last_date, requested_by, requested_at)
                values (?, ?, ?, ?, ?) returning id
                """)
                .params(profile, from, to, requestedBy, now())
                .query(Long.class)
                .single();
    }

    @Override
    public long addRound(long backtest, RoundLedger.Plan plan) {
        return jdbc.sql("""
                insert into forecasts.round (backtest, profile, disease, indicator, reference_date, as_of, data_vintage,
                    data_revision, seed, code_version, synthetic, state, requested_by, requested_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?)
                returning id
                """)
                .params(
                        backtest,
                        plan.profile().id(),
                        plan.profile().disease(),
                        plan.profile().indicator(),
                        plan.referenceDate(),
                        plan.asOf(),
                        plan.dataVintage(),
                        plan.dataRevision(),
                        plan.seed(),
                        plan.codeVersion(),
                        plan.synthetic(),
                        plan.requestedBy(),
                        now())
                .query(Long.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Backtest> find(long id) {
        List<Backtest.Replay> rounds =
                jdbc.sql("""
                select r.id, r.reference_date, r.state, r.started_at, r.finished_at,
                    (select j.id from jobs.job j where j.kind = 'round' and j.subject = r.id order by j.created_at desc limit 1) as job
                from forecasts.round r where r.backtest = ? order by r.reference_date
                """).param(id).query(JdbcBacktestLedger::replay).list();
        return jdbc.sql("select * from forecasts.backtest where id = ?")
                .param(id)
                .query((row, number) -> new Backtest(
                        id,
                        row.getString("profile"),
                        row.getObject("first_date", LocalDate.class),
                        row.getObject("last_date", LocalDate.class),
                        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                        rounds))
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean hasOthersToCome(long round) {
        return jdbc.sql("""
                select exists (
                    select from forecasts.round r join forecasts.round o on o.backtest = r.backtest and o.id <> r.id
                    where r.id = ? and o.state in ('queued', 'running'))
                """).param(round).query(Boolean.class).single();
    }

    private static Backtest.Replay replay(ResultSet row, int number) throws SQLException {
        return new Backtest.Replay(
                row.getLong("id"),
                row.getObject("reference_date", LocalDate.class),
                Round.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("job", UUID.class),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
