package org.vigie.prediction.skill.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.forecasting.scoring.ForecastScore;
import org.vigie.forecasting.scoring.ForecastUnit;
import org.vigie.forecasting.scoring.Scale;
import org.vigie.forecasting.scoring.WeightedIntervalScore;
import org.vigie.prediction.skill.SkillQuery;
import org.vigie.prediction.skill.scoring.ScoreLedger;
import org.vigie.prediction.skill.scoring.ScoredForecast;

/** Scores in the database; forecasts and observations are read as they are published. */
@Repository
@Transactional
class JdbcScoreLedger implements ScoreLedger {
    private static final int BATCH = 1_000;

    /** The newest value of each week that a forecast of the profile is about, but for excluded periods. */
    private static final String TRUTH = """
            create temporary table truth on commit drop as
            select place, period_end, known_from, value from (
                select distinct on (o.place, o.period_end) o.place, o.period_end, o.known_from, o.value, o.disease,
                    o.indicator
                from published.observation o
                where (o.disease, o.indicator) = (select distinct disease, indicator from published.round where profile = ?)
                    and o.stratum = 'all'
                    and o.period_end >= (select min(reference_date) - 35 from published.round where profile = ?)
                order by o.place, o.period_end, o.known_from desc, o.revision desc
            ) newest
            where value is not null and not exists (
                select from published.exclusion e
                where e.disease = newest.disease and e.indicator = newest.indicator and e.place = newest.place
                    and newest.period_end between e.first_period_end and e.last_period_end)
            """;

    private static final String FORGOTTEN = """
            delete from skill.score s using published.round r
            where r.id = s.round and r.profile = ?
                and not exists (select from truth t where t.place = s.place and t.period_end = s.target_end_date)
            """;

    private static final String UNSCORED = """
            select f.round, f.model, f.place, f.horizon, f.target_end_date, f.quantiles, r.reference_date, t.value,
                t.known_from
            from published.round r
            join published.forecast f on f.round = r.id
            join truth t on t.place = f.place and t.period_end = f.target_end_date
            left join skill.score s
                on s.round = f.round and s.model = f.model and s.place = f.place and s.horizon = f.horizon
            where r.profile = ? and r.state = 'succeeded'
                and (s.round is null or s.observed <> t.value or s.observed_known_from <> t.known_from)
            """;

    private static final String WRITE = """
            insert into skill.score as s (round, model, place, horizon, target_end_date, observed, observed_known_from,
                wis, dispersion, overprediction, underprediction, absolute_error, crps,
                log_wis, log_dispersion, log_overprediction, log_underprediction, log_absolute_error, log_crps,
                bias, covered_50, covered_80, covered_95, pit_from, pit_to)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (round, model, place, horizon) do update set
                observed = excluded.observed, observed_known_from = excluded.observed_known_from,
                wis = excluded.wis, dispersion = excluded.dispersion, overprediction = excluded.overprediction,
                underprediction = excluded.underprediction, absolute_error = excluded.absolute_error,
                crps = excluded.crps, log_wis = excluded.log_wis, log_dispersion = excluded.log_dispersion,
                log_overprediction = excluded.log_overprediction, log_underprediction = excluded.log_underprediction,
                log_absolute_error = excluded.log_absolute_error, log_crps = excluded.log_crps,
                bias = excluded.bias, covered_50 = excluded.covered_50, covered_80 = excluded.covered_80,
                covered_95 = excluded.covered_95, pit_from = excluded.pit_from, pit_to = excluded.pit_to
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JdbcTemplate streaming;
    private final Clock clock;

    JdbcScoreLedger(JdbcClient jdbc, JdbcTemplate batches, DataSource dataSource, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.streaming = new JdbcTemplate(dataSource);
        this.clock = clock;
        streaming.setFetchSize(BATCH);
    }

    @Override
    public long number(String profile) {
        jdbc.sql("insert into skill.standing (profile) values (?) on conflict do nothing")
                .param(profile)
                .update();
        return jdbc.sql("select id from skill.standing where profile = ?")
                .param(profile)
                .query(Long.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public String profile(long number) {
        return jdbc.sql("select profile from skill.standing where id = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public LastScoring lastScoring(String profile) {
        return jdbc.sql("select * from skill.standing where profile = ?")
                .param(profile)
                .query((row, number) -> {
                    OffsetDateTime at = row.getObject("scored_at", OffsetDateTime.class);
                    return new LastScoring(
                            row.getObject("data_revision", Long.class),
                            row.getObject("newest_round", Long.class),
                            row.getObject("truth_as_of", LocalDate.class),
                            at == null ? null : at.toInstant());
                })
                .optional()
                .orElse(new LastScoring(null, null, null, null));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Long> newestRound(String profile) {
        return jdbc.sql(
                        "select id from published.round where profile = ? and state = 'succeeded' order by id desc limit 1")
                .param(profile)
                .query(Long.class)
                .optional();
    }

    @Override
    public long score(String profile, long dataRevision, @Nullable LocalDate truthAsOf) {
        long number = number(profile);
        jdbc.sql("select id from skill.standing where id = ? for update")
                .param(number)
                .query(Long.class)
                .single();
        Long newestRound = newestRound(profile).orElse(null);
        jdbc.sql(TRUTH).params(profile, profile).update();
        jdbc.sql(FORGOTTEN).param(profile).update();
        List<ScoredForecast> waiting = new ArrayList<>();
        long[] made = {0};
        streaming.query(
                UNSCORED,
                (RowCallbackHandler) row -> {
                    waiting.add(scored(row));
                    if (waiting.size() == BATCH) {
                        made[0] += write(waiting);
                    }
                },
                profile);
        made[0] += write(waiting);
        jdbc.sql("""
                update skill.standing set data_revision = ?, newest_round = ?, truth_as_of = ?, scored_at = ? where id = ?
                """)
                .param(1, dataRevision)
                .param(2, newestRound)
                .param(3, truthAsOf)
                .param(4, clock.instant().atOffset(ZoneOffset.UTC))
                .param(5, number)
                .update();
        return made[0];
    }

    private static ScoredForecast scored(ResultSet row) throws SQLException {
        ForecastUnit unit = new ForecastUnit(
                row.getObject("reference_date", LocalDate.class), row.getString("place"), row.getInt("horizon"));
        return ScoredForecast.of(
                row.getLong("round"),
                row.getString("model"),
                unit,
                row.getObject("target_end_date", LocalDate.class),
                quantiles(row.getArray("quantiles")),
                row.getDouble("value"),
                row.getObject("known_from", LocalDate.class));
    }

    private static double[] quantiles(Array stored) throws SQLException {
        return Stream.of((Double[]) stored.getArray())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private int write(List<ScoredForecast> scored) {
        int count = scored.size();
        batches.batchUpdate(WRITE, scored, BATCH, (row, each) -> {
            ForecastScore natural = each.natural();
            ForecastScore log = each.log();
            Object[] columns = {
                each.round(),
                natural.model(),
                natural.unit().place(),
                natural.unit().horizon(),
                each.targetEndDate(),
                each.observed(),
                each.observedKnownFrom(),
                natural.wis().score(),
                natural.wis().dispersion(),
                natural.wis().overprediction(),
                natural.wis().underprediction(),
                natural.absoluteError(),
                natural.crps(),
                log.wis().score(),
                log.wis().dispersion(),
                log.wis().overprediction(),
                log.wis().underprediction(),
                log.absoluteError(),
                log.crps(),
                natural.bias(),
                natural.covered50(),
                natural.covered80(),
                natural.covered95(),
                each.pit().from(),
                each.pit().to()
            };
            for (int i = 0; i < columns.length; i++) {
                row.setObject(i + 1, columns[i]);
            }
        });
        scored.clear();
        return count;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LocalDate> nextTargetEndDate(String profile, LocalDate lastKnown) {
        return jdbc.sql("""
                select min(f.target_end_date) from published.round r join published.forecast f on f.round = r.id
                where r.profile = ? and r.state = 'succeeded' and r.reference_date > ?::date - 49
                    and f.target_end_date > ?
                having min(f.target_end_date) is not null
                """)
                .params(profile, lastKnown, lastKnown)
                .query(LocalDate.class)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public List<CountedRound> rounds(SkillQuery query) {
        StringBuilder sql = new StringBuilder("""
                select distinct on (r.reference_date) r.id, r.reference_date, (o.requested_at at time zone 'UTC')::date as day
                from published.round r join forecasts.round o on o.id = r.id
                where r.profile = ? and r.state = 'succeeded' and exists (select from skill.score s where s.round = r.id)
                """);
        List<Object> parameters = new ArrayList<>(List.of(query.profile().id()));
        add(sql, parameters, " and r.reference_date >= ?", query.from());
        add(sql, parameters, " and r.reference_date <= ?", query.to());
        add(sql, parameters, " and r.id = ?", query.round());
        // a round made at the time tells more than a replay
        return jdbc.sql(sql + " order by r.reference_date, o.backtest is not null, r.id desc")
                .params(parameters)
                .query((row, number) -> new CountedRound(
                        row.getLong("id"),
                        row.getObject("reference_date", LocalDate.class),
                        row.getObject("day", LocalDate.class)))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<ForecastScore> scores(SkillQuery query, List<CountedRound> rounds) {
        String of = query.scale() == Scale.LOG ? "log_" : "";
        StringBuilder sql = new StringBuilder("""
                select model, reference_date, place, horizon, %1$swis as wis, %1$sdispersion as dispersion,
                    %1$soverprediction as overprediction, %1$sunderprediction as underprediction,
                    %1$sabsolute_error as absolute_error, %1$scrps as crps, bias, covered_50, covered_80, covered_95
                from published.score where round = any (?)
                """.formatted(of));
        List<Object> parameters = new ArrayList<>();
        parameters.add(rounds.stream().map(CountedRound::id).toArray(Long[]::new));
        add(sql, parameters, " and horizon = ?", query.horizon());
        if (!query.places().isEmpty()) {
            sql.append(" and place = any (?)");
            parameters.add(query.places().toArray(String[]::new));
        }
        List<ForecastScore> scores = new ArrayList<>();
        streaming.query(sql.toString(), (RowCallbackHandler) row -> scores.add(score(row)), parameters.toArray());
        return scores;
    }

    private static void add(StringBuilder sql, List<Object> parameters, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            parameters.add(value);
        }
    }

    private static ForecastScore score(ResultSet row) throws SQLException {
        return new ForecastScore(
                row.getString("model"),
                new ForecastUnit(
                        row.getObject("reference_date", LocalDate.class),
                        row.getString("place"),
                        row.getInt("horizon")),
                new WeightedIntervalScore(
                        row.getDouble("wis"),
                        row.getDouble("dispersion"),
                        row.getDouble("overprediction"),
                        row.getDouble("underprediction")),
                row.getDouble("absolute_error"),
                row.getDouble("crps"),
                row.getDouble("bias"),
                row.getBoolean("covered_50"),
                row.getBoolean("covered_80"),
                row.getBoolean("covered_95"));
    }
}
